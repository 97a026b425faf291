package io.slipway.release.preview;

import io.slipway.release.descriptor.Image;
import io.slipway.release.doctor.Program;
import io.slipway.release.doctor.ProgramRun;
import io.slipway.release.doctor.Progress;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.ProgramAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * docker or podman on Linux, for a machine that has no nginx and where none can be installed.
 *
 * @param program that answers, not only one that is installed: the docker client alone runs nothing
 */
record ContainerEngine(Path program) {

    /** What the chart runs where the descriptor names no image; a test holds the two together. */
    static final Image NGINX =
            new Image("docker.io/nginxinc/nginx-unprivileged", Optional.of("1.29-alpine"), Optional.empty());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The first engine that answers. */
    static Optional<ContainerEngine> find() {
        return Stream.of("docker", "podman")
                .map(name -> new Program(name, "runs nginx in a container", name, "--version"))
                .flatMap(program -> program.find().stream())
                .map(ContainerEngine::new)
                .filter(ContainerEngine::answers)
                .findFirst();
    }

    private boolean answers() {
        return succeeds("info");
    }

    private boolean succeeds(String... arguments) {
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        try {
            return ProgramAnswer.of(new ProcessBuilder(command).redirectErrorStream(true), PATIENCE)
                    .succeeded();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Has the image here before nginx is waited for.
     *
     * @throws SlipwayException (environment) with the engine's last lines, when it cannot be pulled
     */
    void fetch(Image image, Path log, Progress progress) throws IOException {
        if (succeeds("image", "inspect", reference(image))) {
            return;
        }
        List<String> pull = List.of(program.toString(), "pull", reference(image));
        ProgramRun.Outcome outcome = new ProgramRun(pull, Path.of("/"), Map.of()).run(log, progress);
        if (outcome.exitCode() != 0) {
            throw SlipwayException.missing(Problem.of(
                            "cannot pull the nginx image: " + reference(image) + "\n" + outcome.tail())
                    .at(log.toString())
                    .fix("install nginx, or set nginx.image in slipway.yaml to an image that can be pulled here"));
        }
    }

    /**
     * nginx of an image as this user, with this machine's loopback and one directory under its own path. The client passes
     * signals on, so that it is ended like the program itself.
     *
     * @param directory that holds configuration, site and nginx' own files
     */
    NginxCommand nginx(Image image, Path directory) throws IOException {
        String user = Files.getAttribute(directory, "unix:uid") + ":" + Files.getAttribute(directory, "unix:gid");
        return new NginxCommand(
                reference(image) + " by " + program,
                Stream.of(
                                List.of(program.toString(), "run", "--rm", "--network", "host", "--user", user),
                                // Or a rootless podman would give the directory to somebody else inside.
                                podman() && !user.startsWith("0:") ? List.of("--userns", "keep-id") : List.<String>of(),
                                // Or SELinux would keep the container out of the user's directory.
                                List.of("--security-opt", "label=disable"),
                                List.of(
                                        "--volume",
                                        directory + ":" + directory,
                                        "--entrypoint",
                                        "nginx",
                                        reference(image)))
                        .flatMap(List::stream)
                        .toList());
    }

    private static String reference(Image image) {
        return image.repository()
                + image.digest()
                        .map(digest -> "@" + digest)
                        .or(() -> image.tag().map(tag -> ":" + tag))
                        .orElse("");
    }

    private boolean podman() {
        return program.endsWith("podman");
    }
}
