package io.slipway.release.command;

import io.slipway.release.doctor.Debian;
import io.slipway.release.doctor.NginxModule;
import io.slipway.release.doctor.Program;
import io.slipway.release.doctor.Progress;
import io.slipway.release.doctor.Requirement;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.reports.DoctorReport;
import io.slipway.release.reports.Finding;
import io.slipway.release.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which programs are there, and installs those that are not. */
@Command(
        name = "doctor",
        description =
                "Says whether this machine has what Slipway needs. What an app's build and preview need stands apart "
                        + "from what only Slipway's own tests need.",
        footer = {"", "Example: slipway doctor"},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    /** What a user needs. */
    private static final List<Requirement> USERS = List.of(Program.NODE, Program.NPM, Program.NGINX);

    /** What only Slipway's own tests need. */
    private static final List<Requirement> TESTS = List.of(
            NginxModule.BROTLI_STATIC,
            Program.CHROMIUM,
            Program.CHROMEDRIVER,
            Program.POSTGRESQL,
            Program.REDIS,
            Program.WRK,
            Program.BUILDAH,
            Program.PODMAN,
            Program.RUNC,
            Program.CATATONIT,
            Program.MMDEBSTRAP,
            Program.REGISTRY,
            Program.PIP);

    @Option(names = "--fix", description = "Install what is missing (as root, on Debian or Ubuntu).")
    private boolean fix;

    @Option(names = "--tests", description = "Count and install what Slipway's own tests need too.")
    private boolean tests;

    @Mixin
    private ReportArguments reporting;

    @Override
    public Integer call() {
        Progress progress = new Progress(reporting.out(), Terminal.isTerminal());
        reporting.out().println("to build and preview an app:");
        progress.done("java", Runtime.version() + ": runs Slipway");
        USERS.forEach(requirement -> report(requirement, progress));
        reporting.out().println("to run Slipway's own tests" + (tests ? ":" : " (--tests makes them count):"));
        TESTS.forEach(requirement -> report(requirement, progress));
        List<Requirement> missing = missing();
        if (!missing.isEmpty() && fix && Debian.canInstall()) {
            Debian.install(missing, log(), progress);
            missing.forEach(requirement -> report(requirement, progress));
            missing = missing();
        }
        List<Finding> problems =
                missing.stream().map(DoctorCommand::problem).map(Finding::of).toList();
        return reporting.end(new Report(problems.isEmpty() ? ExitCode.DONE : ExitCode.ENVIRONMENT, problems, result()));
    }

    private List<Requirement> missing() {
        return (tests ? Stream.concat(USERS.stream(), TESTS.stream()) : USERS.stream())
                .filter(requirement -> requirement.find().isEmpty())
                .toList();
    }

    private static Problem problem(Requirement requirement) {
        String command = Debian.commandFor(List.of(requirement));
        return Problem.of(requirement.name() + " is missing: it " + requirement.what())
                .fix(Debian.canInstall() ? "slipway doctor --fix, or: " + command : command);
    }

    private static void report(Requirement requirement, Progress progress) {
        Optional<Path> place = requirement.find();
        String version = requirement.version().map(number -> number + " ").orElse("");
        String state = place.map(path -> version + "at " + path).orElse("missing");
        progress.done(requirement.name(), state + ": " + requirement.what());
    }

    private static DoctorReport result() {
        return new DoctorReport(
                Runtime.version().toString(),
                Stream.concat(
                                USERS.stream().map(requirement -> DoctorReport.Entry.of(requirement, "users")),
                                TESTS.stream().map(requirement -> DoctorReport.Entry.of(requirement, "tests")))
                        .toList());
    }

    private static Path log() {
        try {
            return Files.createTempDirectory("slipway-doctor").resolve("apt.log");
        } catch (IOException e) {
            throw SlipwayException.missing(Problem.of("cannot create a temporary directory: " + e.getMessage()));
        }
    }
}
