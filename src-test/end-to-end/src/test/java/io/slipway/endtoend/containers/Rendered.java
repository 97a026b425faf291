package io.slipway.endtoend.containers;

import io.slipway.driver.Finished;
import io.slipway.endtoend.ExampleCopy;

/** What {@code slipway render} prints for the example, with the image that the tests built. */
final class Rendered {
    private Rendered() {}

    static String release(String mode, String environment) {
        try {
            var example = ExampleCopy.named("containers-" + mode)
                    .change("slipway.yaml", "mode: prebuilt", "mode: " + mode)
                    .change("slipway.yaml", "tag: 1.0.0", "tag: \"" + Images.tag(Images.example(mode)) + "\"");
            return Finished.of("./slipway", "render", example.path(), "--environment", environment)
                    .expectSuccess();
        } catch (Exception e) {
            throw new AssertionError("the example cannot be copied", e);
        }
    }
}
