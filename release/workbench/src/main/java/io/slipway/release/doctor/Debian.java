package io.slipway.release.doctor;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Installs packages with apt where that is allowed: as root, on Debian or Ubuntu. */
public final class Debian {

    private static final Path SERVICE_POLICY = Path.of("/usr/sbin/policy-rc.d");

    private Debian() {}

    /** Whether packages can be installed without asking anyone. */
    public static boolean canInstall() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && Files.isRegularFile(Path.of("/etc/debian_version"));
    }

    /** The one line to type where Slipway may not install by itself. */
    public static String commandFor(List<? extends Requirement> missing) {
        return (System.getProperty("user.name").equals("root") ? "" : "sudo ")
                + "apt-get install -y --no-install-recommends " + packages(missing);
    }

    /**
     * Installs what is missing.
     *
     * @param log takes apt's output
     * @throws SlipwayException (environment) when apt fails, with its last lines
     */
    public static void install(List<? extends Requirement> missing, Path log, Progress progress) {
        try {
            // A package's own service would take port 80 and outlive us; Debian's policy switch keeps it from starting.
            boolean ours = refuseServices();
            try {
                run(List.of("apt-get", "update", "-qq"), log, progress);
                List<String> command =
                        new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
                missing.forEach(requirement -> command.add(requirement.debianPackage()));
                run(command, log, progress);
            } finally {
                if (ours) {
                    Files.deleteIfExists(SERVICE_POLICY);
                }
            }
        } catch (IOException e) {
            throw SlipwayException.missing(Problem.of("cannot install " + packages(missing) + ": " + e.getMessage())
                    .fix(commandFor(missing)));
        }
    }

    /** Whether the policy is ours to take away again. */
    private static boolean refuseServices() throws IOException {
        if (Files.exists(SERVICE_POLICY)) {
            return false;
        }
        Files.writeString(SERVICE_POLICY, "#!/bin/sh\nexit 101\n");
        Files.setPosixFilePermissions(SERVICE_POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
        return true;
    }

    private static void run(List<String> command, Path log, Progress progress) throws IOException {
        ProgramRun.Outcome outcome =
                new ProgramRun(command, Path.of("/"), Map.of("DEBIAN_FRONTEND", "noninteractive")).run(log, progress);
        if (outcome.exitCode() != 0) {
            throw SlipwayException.missing(Problem.of(String.join(" ", command) + " failed with exit code "
                            + outcome.exitCode() + "\n" + outcome.tail())
                    .at(log.toString()));
        }
    }

    private static String packages(List<? extends Requirement> missing) {
        return missing.stream().map(Requirement::debianPackage).collect(Collectors.joining(" "));
    }
}
