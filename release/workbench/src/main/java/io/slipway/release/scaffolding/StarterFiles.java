package io.slipway.release.scaffolding;

import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.projects.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the files that an app starts with, by name. */
final class StarterFiles {

    private StarterFiles() {}

    /** The descriptor's path below the project's folder. */
    static String descriptor(Project project) {
        return home(project) + DescriptorReader.FILE_NAME;
    }

    static Map<String, String> of(Project project, String domain) {
        String descriptor = StarterDescriptor.of(project, domain);
        DescriptorReader.read(project.folder().resolve(descriptor(project)), descriptor);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(descriptor(project), descriptor);
        files.put(home(project) + "Dockerfile", StarterDockerfile.of(template("Dockerfile"), project));
        files.put(".dockerignore", filled(template("dockerignore"), project));
        files.put(home(project) + "Jenkinsfile", jenkinsfile(filled(template("Jenkinsfile"), project), project));
        return files;
    }

    private static String home(Project project) {
        return project.home().isEmpty() ? "" : project.home() + "/";
    }

    private static String filled(String template, Project project) {
        return template.replace("#{name}#", project.name())
                .replace("#{install}#", project.packages().install())
                .replace("#{build}#", project.build())
                .replace("#{dockerfile}#", project.home().isEmpty() ? "" : "--file " + home(project) + "Dockerfile ")
                .replace("#{top}#", project.output().replaceFirst("/.*", ""));
    }

    /** Slipway's steps look for the descriptor where they run; an approval runs nowhere. */
    private static String jenkinsfile(String text, Project project) {
        return project.home().isEmpty()
                ? text
                : text.replaceAll("(?m)^( *)(slipway(?!Approval)[A-Z].*)$", "$1dir('" + project.home() + "') { $2 }");
    }

    private static String template(String name) {
        try (InputStream in = StarterFiles.class.getResourceAsStream(name + ".template")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
