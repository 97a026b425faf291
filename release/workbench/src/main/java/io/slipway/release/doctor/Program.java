package io.slipway.release.doctor;

import io.slipway.release.processes.Executable;
import io.slipway.release.processes.ProgramAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that Slipway needs from the machine.
 *
 * @param name of the executable
 * @param what it is needed for
 * @param debianPackage that brings it
 * @param versionOption that makes it print its version
 */
public record Program(String name, String what, String debianPackage, String versionOption) implements Requirement {

    /** Serves the site. */
    public static final Program NGINX = new Program("nginx", "serves the site", "nginx", "-v");

    /** Runs the app's build. */
    public static final Program NODE = new Program("node", "runs the app's build", "nodejs", "--version");

    /** Brings the app's dependencies. */
    public static final Program NPM = new Program("npm", "brings the app's dependencies", "npm", "--version");

    /** Builds images. */
    public static final Program BUILDAH =
            new Program("buildah", "builds the images of the tests", "buildah", "--version");

    /** Runs pods without a cluster. */
    public static final Program PODMAN = new Program("podman", "runs the pods of the tests", "podman", "--version");

    /** Runs containers for podman and buildah; crun, their other choice, refuses machines that have both cgroup versions. */
    public static final Program RUNC = new Program("runc", "starts the containers of the tests", "runc", "--version");

    /** What a pod's own container runs. */
    public static final Program CATATONIT =
            new Program("catatonit", "holds the pods of the tests together", "catatonit", "--version");

    /** Makes the images that a registry would have. */
    public static final Program MMDEBSTRAP =
            new Program("mmdebstrap", "makes the base images of the tests", "mmdebstrap", "--version");

    /** The browser of the end-to-end tests. */
    public static final Program CHROMIUM =
            new Program("chromium", "is the browser of the end-to-end tests", "chromium", "--version");

    /** Drives Chromium. */
    public static final Program CHROMEDRIVER =
            new Program("chromedriver", "drives Chromium in the tests", "chromium-driver", "--version");

    /** The database of the tests' GraphQL API; its package brings the server too. */
    public static final Program POSTGRESQL =
            new Program("psql", "talks to the database of the tests", "postgresql", "--version");

    /** Between the tests' WebSocket servers. */
    public static final Program REDIS =
            new Program("redis-server", "joins the tests' WebSocket servers", "redis-server", "--version");

    /** Makes load. */
    public static final Program WRK = new Program("wrk", "makes the load of the tests", "wrk", "--version");

    /** The registry that the tests push charts to. */
    public static final Program REGISTRY =
            new Program("docker-registry", "takes charts in the tests", "docker-registry", "--version");

    /** Brings the schemas of GitHub and Renovate. */
    public static final Program PIP =
            new Program("pip3", "brings the schemas that the tests check files against", "python3-pip", "--version");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)+");

    /** The executable on PATH, or in the system's {@code sbin} directories. */
    @Override
    public Optional<Path> find() {
        return Executable.find(name);
    }

    /** The version that the program prints; empty when it is not there or prints none. */
    @Override
    public Optional<String> version() {
        return find().flatMap(file -> version(file, PATIENCE));
    }

    Optional<String> version(Path file, Duration patience) {
        try {
            ProgramAnswer answer = ProgramAnswer.of(
                    new ProcessBuilder(file.toString(), versionOption).redirectErrorStream(true), patience);
            Matcher matcher = NUMBER.matcher(answer.output());
            return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
