package io.slipway.release.command;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.programs.Debian;
import io.slipway.release.programs.NginxModule;
import io.slipway.release.programs.Program;
import io.slipway.release.programs.Progress;
import io.slipway.release.programs.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which programs are there, and installs those that are not. */
@Command(
        name = "doctor",
        description = "Says whether this machine has what Slipway needs.",
        footer = {"", "Example: slipway doctor --fix"},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

    private static final List<Requirement> NEEDED = List.of(
            Program.NODE,
            Program.NPM,
            Program.NGINX,
            NginxModule.BROTLI_STATIC,
            Program.CHROMIUM,
            Program.CHROMEDRIVER,
            Program.POSTGRESQL,
            Program.REDIS,
            Program.WRK);

    @Option(names = "--fix", description = "Install what is missing (as root, on Debian or Ubuntu).")
    private boolean fix;

    @Override
    public void run() {
        Progress progress = new Progress(System.out, Terminal.isTerminal());
        System.out.println("slipway doctor");
        progress.done("java", Runtime.version().toString() + ": runs Slipway");
        List<Requirement> missing = new ArrayList<>();
        for (Requirement requirement : NEEDED) {
            if (!report(requirement, progress)) {
                missing.add(requirement);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (!fix || !Debian.canInstall()) {
            throw SlipwayException.missing(missing.stream()
                    .map(requirement -> Problem.of(requirement.name() + " is missing: it " + requirement.what())
                            .fix(fixFor(List.of(requirement))))
                    .toArray(Problem[]::new));
        }
        Debian.install(missing, log(), progress);
        missing.forEach(requirement -> report(requirement, progress));
    }

    private String fixFor(List<Requirement> missing) {
        return Debian.canInstall()
                ? "slipway doctor --fix, or: " + Debian.commandFor(missing)
                : Debian.commandFor(missing);
    }

    private static boolean report(Requirement requirement, Progress progress) {
        Optional<Path> place = requirement.find();
        String version = requirement.version().map(number -> number + " ").orElse("");
        String state = place.map(path -> version + "at " + path).orElse("missing");
        progress.done(requirement.name(), state + ": " + requirement.what());
        return place.isPresent();
    }

    private static Path log() {
        try {
            return Files.createTempDirectory("slipway-doctor").resolve("apt.log");
        } catch (IOException e) {
            throw SlipwayException.missing(Problem.of("no temporary folder can be made: " + e.getMessage()));
        }
    }
}
