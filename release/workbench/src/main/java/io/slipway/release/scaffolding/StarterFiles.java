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

    static Map<String, String> of(Project project, String domain) {
        String descriptor = StarterDescriptor.of(project, domain);
        DescriptorReader.read(project.folder().resolve(DescriptorReader.FILE_NAME), descriptor);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(DescriptorReader.FILE_NAME, descriptor);
        for (String name : new String[] {"Dockerfile", ".dockerignore", "Jenkinsfile"}) {
            files.put(name, filled(template(name), project));
        }
        return files;
    }

    private static String filled(String template, Project project) {
        String tokenFiles = project.tokens().isEmpty()
                ? ""
                : " --source . \\\n      --token-files '"
                        + String.join(",", project.tokens().keySet()) + "'";
        return template.replace("#{name}#", project.name())
                .replace("#{packageFiles}#", String.join(" ", project.packages().files(project.folder())))
                .replace("#{install}#", project.packages().install())
                .replace("#{build}#", project.build())
                .replace("#{output}#", project.output())
                .replace("#{top}#", project.output().replaceFirst("/.*", ""))
                .replace("#{tokenFiles}#", tokenFiles);
    }

    private static String template(String name) {
        try (InputStream in = StarterFiles.class.getResourceAsStream(name.replaceFirst("^\\.", "") + ".template")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
