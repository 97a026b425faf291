package io.slipway.release.command;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.programs.Debian;
import io.slipway.release.programs.Program;
import io.slipway.release.programs.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which programs are there, and installs those that are not. */
@Command(
        name = "doctor",
        description = "Says whether this machine has what Slipway needs.",
        footer = {"", "Example: slipway doctor --fix"},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Runnable {

    private static final List<Program> NEEDED =
            List.of(Program.NODE, Program.NPM, Program.NGINX, Program.CHROMIUM, Program.CHROMEDRIVER);

    @Option(names = "--fix", description = "Install what is missing (as root, on Debian or Ubuntu).")
    private boolean fix;

    @Override
    public void run() {
        Progress progress = new Progress(System.out, Terminal.isTerminal());
        System.out.println("slipway doctor");
        progress.done("java", Runtime.version().toString() + ": runs Slipway");
        List<Program> missing = new ArrayList<>();
        for (Program program : NEEDED) {
            if (!report(program, progress)) {
                missing.add(program);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (!fix || !Debian.canInstall()) {
            throw SlipwayException.missing(missing.stream()
                    .map(program -> Problem.of(program.name() + " is missing: it " + program.what())
                            .fix(fixFor(List.of(program))))
                    .toArray(Problem[]::new));
        }
        Debian.install(missing, log(), progress);
        missing.forEach(program -> report(program, progress));
    }

    private String fixFor(List<Program> missing) {
        return Debian.canInstall()
                ? "slipway doctor --fix, or: " + Debian.commandFor(missing)
                : Debian.commandFor(missing);
    }

    private static boolean report(Program program, Progress progress) {
        boolean there = program.find().isPresent();
        progress.done(
                program.name(),
                there
                        ? program.version().orElse("unknown version") + " at "
                                + program.find().orElseThrow() + ": " + program.what()
                        : "missing: " + program.what());
        return there;
    }

    private static Path log() {
        try {
            return Files.createTempDirectory("slipway-doctor").resolve("apt.log");
        } catch (IOException e) {
            throw SlipwayException.missing(Problem.of("no temporary folder can be made: " + e.getMessage()));
        }
    }
}
