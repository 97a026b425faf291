package io.slipway.release.preview;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.programs.Debian;
import io.slipway.release.programs.Program;
import io.slipway.release.programs.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds nginx, or gets it where that needs nobody's leave. */
final class NginxProgram {

    private NginxProgram() {}

    /** @throws SlipwayException (environment) with the one line to type, where it cannot be installed from here */
    static Path findOrInstall(Workspace workspace, Progress progress) {
        Optional<Path> found = Program.NGINX.find();
        if (found.isEmpty() && Debian.canInstall()) {
            progress.done("nginx", "missing: installing it with apt");
            Debian.install(List.of(Program.NGINX), workspace.log("apt"), progress);
            found = Program.NGINX.find();
        }
        Path nginx = found.orElseThrow(() -> SlipwayException.missing(Problem.of("nginx is missing: it serves the site")
                .lookedIn("PATH", "/usr/sbin", "/usr/local/sbin", "apt")
                .fix(Debian.commandFor(List.of(Program.NGINX)))));
        progress.done("nginx", Program.NGINX.version().orElse("unknown version") + " at " + nginx);
        return nginx;
    }
}
