package io.slipway.endtoend.containers;

import io.slipway.driver.Finished;
import java.util.Map;
import java.util.stream.Collectors;

/** The images that {@code containers/images} builds from the project's Dockerfiles, once for all tests. */
final class Images {
    static final String INIT_PREBUILT = "registry.example.com/slipway-init:0.1.0-prebuilt";
    static final String INIT_BUILD = "registry.example.com/slipway-init:0.1.0-build";

    /** The prebuilt image on the JDK of this machine. */
    static final String INIT_MACHINE_JDK = "localhost/slipway-init:machine-jdk";

    private static Map<String, String> names = Map.of();

    private Images() {}

    /** The example's image for a mode of the init container; its tag is of this content alone. */
    static synchronized String example(String mode) {
        if (names.isEmpty()) {
            names = build();
        }
        return names.get(mode);
    }

    static String tag(String image) {
        return image.substring(image.lastIndexOf(':') + 1);
    }

    private static Map<String, String> build() {
        return Finished.of("src-test/end-to-end/containers/images")
                .expectSuccess()
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }
}
