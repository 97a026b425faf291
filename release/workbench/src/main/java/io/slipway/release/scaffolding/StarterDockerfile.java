package io.slipway.release.scaffolding;

import io.slipway.initcontainer.settings.ListText;
import io.slipway.release.projects.PackageManager;
import io.slipway.release.projects.Project;
import io.slipway.release.projects.Unknown;
import java.util.List;
import java.util.stream.Collectors;

/** Fills in the Dockerfile of an app: what its install reads comes before the install. */
final class StarterDockerfile {

    private StarterDockerfile() {}

    static String of(String template, Project project) {
        return template.replace("#{name}#", project.name())
                .replace("#{copyBefore}#", copyBefore(project.installFiles()))
                .replace("#{copyAfter}#", project.installFiles().contains(".") ? "" : "COPY . .\n")
                .replace("#{corepack}#", corepack(project.packages()))
                .replace("#{offline}#", project.packages().isFetched() ? "ENV COREPACK_ENABLE_NETWORK=0\n" : "")
                .replace("#{mounts}#", mounts(project.packages()))
                .replace("#{install}#", project.packages().install())
                .replace("#{build}#", project.build())
                .replace("#{output}#", project.output())
                .replace("#{top}#", project.output().replaceFirst("/.*", ""))
                .replace("#{fillIn}#", project.unknown().contains(Unknown.OUTPUT) ? fillIn(project) : "")
                .replace("#{file}#", project.home().isEmpty() ? "" : " --file " + project.home() + "/Dockerfile")
                .replace("#{tokenFiles}#", tokenFiles(project));
    }

    private static String copyBefore(List<String> files) {
        if (files.contains(".")) {
            return "# Everything: scripts or packages of this repository are part of the install.\nCOPY . .\n";
        }
        String single = files.stream().filter(file -> !file.endsWith("/")).collect(Collectors.joining(" "));
        String directories = files.stream()
                .filter(file -> file.endsWith("/"))
                .map(file -> "COPY " + file + " " + file + "\n")
                .collect(Collectors.joining());
        return "COPY " + single + " ./\n" + directories;
    }

    private static String corepack(PackageManager packages) {
        if (packages == PackageManager.BUN) {
            return "# fill in: install bun here; Slipway's image has Node with npm and corepack.\n";
        }
        // Where the pod's user finds what corepack fetched; a pod has no network.
        return packages.isFetched() ? "ENV COREPACK_HOME=/app/corepack\n" : "";
    }

    private static String mounts(PackageManager packages) {
        return packages == PackageManager.NPM || packages == PackageManager.NONE
                ? " --mount=type=cache,target=/root/.npm"
                : "";
    }

    private static String fillIn(Project project) {
        return "# fill in: the build's configuration does not say in a plain text where it writes; " + project.output()
                + " is a guess.\n";
    }

    private static String tokenFiles(Project project) {
        return project.tokens().isEmpty()
                ? ""
                : " --source . \\\n      --token-files '"
                        + ListText.inOneLine(project.tokens().keySet()) + "'";
    }
}
