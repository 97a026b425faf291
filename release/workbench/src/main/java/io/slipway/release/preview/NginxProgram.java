package io.slipway.release.preview;

import io.slipway.release.descriptor.Image;
import io.slipway.release.doctor.Debian;
import io.slipway.release.doctor.Program;
import io.slipway.release.doctor.Progress;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds nginx, or installs it where no permission is needed. */
final class NginxProgram {

    private NginxProgram() {}

    /**
     * nginx on PATH; else by apt, as root on Debian or Ubuntu; else in a container.
     *
     * @param image for the container; the chart's when empty
     * @param directory that nginx must be able to read and write; there already
     * @throws SlipwayException (environment) with the one line to type, where it cannot be installed
     */
    static NginxCommand findOrInstall(Optional<Image> image, Path directory, Workspace workspace, Progress progress)
            throws IOException {
        Optional<Path> found = Program.NGINX.find();
        if (found.isEmpty() && Debian.canInstall()) {
            progress.done("nginx", "missing: installing it with apt");
            Debian.install(List.of(Program.NGINX), workspace.log("apt"), progress);
            found = Program.NGINX.find();
        }
        NginxCommand command = found.isPresent()
                ? NginxCommand.program(found.get(), Program.NGINX.version().orElse("unknown version"))
                : inContainer(image.orElse(ContainerEngine.NGINX), directory, workspace, progress);
        progress.done("nginx", command.description());
        return command;
    }

    private static NginxCommand inContainer(Image image, Path directory, Workspace workspace, Progress progress)
            throws IOException {
        ContainerEngine engine = ContainerEngine.find().orElseThrow(NginxProgram::missing);
        engine.fetch(image, workspace.log("nginx-image"), progress);
        return engine.nginx(image, directory);
    }

    private static SlipwayException missing() {
        return SlipwayException.missing(Problem.of("nginx is missing: it serves the site")
                .lookedIn(
                        "PATH",
                        "/usr/sbin",
                        "/usr/local/sbin",
                        "apt (as root, on Debian or Ubuntu)",
                        "docker",
                        "podman")
                .fix(Debian.commandFor(List.of(Program.NGINX))));
    }
}
