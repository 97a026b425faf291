package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.containers.Podman;
import io.slipway.endtoend.ExampleCopy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with an app breaks the build of its image, not a pod. */
class BrokenAppIT {

    @BeforeAll
    static void images() {
        Images.example("prebuilt");
    }

    @Test
    void anAppThatDoesNotCompileGetsNoImage() throws Exception {
        var example =
                ExampleCopy.named("containers-type-error").change("src/app/reports/reports.ts", "id: '17'", "id: 17");
        var built = Podman.build("--target", "build", "--tag", "localhost/broken:type-error", example.path());
        assertThat(built.exit()).isNotZero();
        assertThat(built.seen()).contains("TS2322", "src/app/reports/reports.ts");
        assertThat(Podman.run("image", "exists", "localhost/broken:type-error").exit())
                .isNotZero();
    }

    @Test
    void aTokenThatTheMinifierWorkedOutGetsNoImage() throws Exception {
        var example = ExampleCopy.named("containers-folded")
                .change(
                        "src/environments/environment.ts",
                        "production: true",
                        "production: '#{production}#' === 'true'");
        var built = Podman.build("--tag", "localhost/broken:folded", example.path());
        assertThat(built.exit()).isNotZero();
        assertThat(built.seen()).contains("production", "src/environments/environment.ts:");
        assertThat(Podman.run("image", "exists", "localhost/broken:folded").exit())
                .isNotZero();
    }
}
