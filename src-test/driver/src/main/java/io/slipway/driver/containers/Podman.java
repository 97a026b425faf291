package io.slipway.driver.containers;

import io.slipway.driver.Finished;
import java.util.ArrayList;
import java.util.List;

/** podman and buildah on the store of the container tests. */
public final class Podman {
    private static final String ENGINE = "src-test/end-to-end/containers/engine";

    private Podman() {}

    public static Finished run(String... arguments) {
        return engine("podman", arguments);
    }

    public static Finished build(String... arguments) {
        var command = new ArrayList<>(List.of("build", "--layers", "--force-rm", "--pull-never"));
        command.addAll(List.of(arguments));
        return engine("buildah", command.toArray(String[]::new));
    }

    /** What a program inside a new container of an image prints. */
    public static String inside(String image, String program, String... arguments) {
        var command = new ArrayList<>(List.of("run", "--rm", "--network", "none", "--entrypoint", program, image));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new)).expectSuccess();
    }

    /** A fact about an image, by a Go template. */
    public static String inspect(String image, String template) {
        return run("image", "inspect", "--format", template, image)
                .expectSuccess()
                .strip();
    }

    private static Finished engine(String program, String... arguments) {
        var command = new ArrayList<>(List.of(ENGINE, program));
        command.addAll(List.of(arguments));
        return Finished.of(command);
    }
}
