package io.slipway.release.scaffolding;

import io.slipway.initcontainer.source.GeneratedDirectories;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.projects.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts of the files that an app starts with.
 *
 * @param texts by name
 * @param environments that the app's descriptor releases to, in the order of its pipeline
 */
record StarterFiles(Map<String, String> texts, List<String> environments) {

    /** The descriptor's path below the project's directory. */
    static String descriptor(Project project) {
        return home(project) + DescriptorReader.FILE_NAME;
    }

    /** @throws SlipwayException (usage) when the app has a descriptor that cannot be read */
    static StarterFiles of(Project project, String domain) {
        String starter = StarterDescriptor.of(project, domain);
        Descriptor descriptor = descriptor(project, starter);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(descriptor(project), starter);
        texts.put(home(project) + "Dockerfile", StarterDockerfile.of(template("Dockerfile"), project));
        texts.put(".dockerignore", filled(template("dockerignore"), project));
        texts.put(
                home(project) + "Jenkinsfile",
                StarterPipeline.of(name -> filled(template(name), project), project, descriptor));
        return new StarterFiles(
                texts,
                StarterPipeline.inOrder(descriptor).stream()
                        .map(Environment::name)
                        .toList());
    }

    /** What the app will have: its own descriptor where it releases anywhere, such as an imported one; else the first one. */
    private static Descriptor descriptor(Project project, String starter) {
        Path file = project.directory().resolve(descriptor(project));
        Descriptor first = DescriptorReader.read(file, starter);
        if (!Files.exists(file)) {
            return first;
        }
        Descriptor own = DescriptorReader.read(file);
        return StarterPipeline.inOrder(own).isEmpty() ? first : own;
    }

    private static String home(Project project) {
        return project.home().isEmpty() ? "" : project.home() + "/";
    }

    private static String filled(String template, Project project) {
        return template.replace("#{name}#", project.name())
                .replace("#{install}#", project.packages().install())
                .replace("#{build}#", project.build())
                .replace("#{dockerfile}#", project.home().isEmpty() ? "" : "--file " + home(project) + "Dockerfile ")
                .replace("#{made}#", made(project));
    }

    /** The names of directories that no image needs, a line each. */
    private static String made(Project project) {
        SortedSet<String> names = new TreeSet<>(GeneratedDirectories.names());
        names.add(project.output().replaceFirst("/.*", ""));
        return String.join("\n", names);
    }

    private static String template(String name) {
        try (InputStream in = StarterFiles.class.getResourceAsStream(name + ".template")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
