package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import io.slipway.driver.containers.Podman;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the images, and what is not. */
class ImagesIT {
    private static final String JAVA = "/opt/slipway/runtime/bin/java";

    @BeforeAll
    static void images() {
        Images.example("prebuilt");
    }

    @ParameterizedTest
    @ValueSource(strings = {Images.INIT_PREBUILT, Images.INIT_BUILD})
    void runsAsAUserWithoutRightsAndSaysWhatItIs(String image) throws Exception {
        var pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
        var version = Pattern.compile("<version>(.*)</version>").matcher(pom);
        assertThat(version.find()).isTrue();
        assertThat(Podman.inspect(image, "{{.Config.User}}")).isEqualTo("10001:10001");
        assertThat(Podman.inspect(image, "{{index .Config.Labels \"org.opencontainers.image.version\"}}"))
                .isEqualTo(version.group(1));
        assertThat(Podman.inspect(image, "{{index .Config.Labels \"org.opencontainers.image.base.name\"}}"))
                .startsWith("docker.io/library/");
    }

    @ParameterizedTest
    @ValueSource(strings = {Images.INIT_PREBUILT, Images.INIT_BUILD, Images.INIT_MACHINE_JDK})
    void aStartFindsItsClassesInTheArchive(String image) {
        var loaded = Podman.inside(
                        image,
                        JAVA,
                        "-Xlog:class+load",
                        "@/opt/slipway/java.options",
                        "-jar",
                        "/opt/slipway/slipway-init.jar",
                        "rehearse")
                .lines()
                // What reads a command line is not in a pod's way: there, nothing but the environment is read.
                .filter(line -> line.contains(" source: ") && !line.contains(" picocli."))
                .toList();
        var archived = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .count();
        assertThat(loaded).hasSizeGreaterThan(300);
        // Some classes are made while Java runs; no archive has them.
        assertThat(archived * 100).isGreaterThan(loaded.size() * 95L);
    }

    @Test
    void thePrebuiltImageIsWithoutNodeAndWithoutAJdk() {
        assertThat(Podman.inside(Images.INIT_PREBUILT, "sh", "-c", "command -v node npm javac || true"))
                .isEmpty();
        assertThat(Podman.inside(Images.INIT_PREBUILT, JAVA, "--list-modules").lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("java.base@"));
    }

    @Test
    void theBuildImageHasNodeAndNpm() {
        assertThat(Podman.inside(Images.INIT_BUILD, "sh", "-c", "node --version && npm --version"))
                .startsWith("v");
    }

    @Test
    void scannersFindPackagesJavaAndLicences() {
        assertThat(Podman.inside(
                        Images.INIT_PREBUILT,
                        "sh",
                        "-c",
                        "grep -c ^Package: /var/lib/dpkg/status; grep JAVA_VERSION= /opt/slipway/runtime/release;"
                                + " ls /opt/slipway/runtime/legal/java.base/LICENSE"))
                .matches("(?s)[0-9]+\\nJAVA_VERSION=\"[0-9.]+\"\\n.*LICENSE\\n");
    }

    @Test
    void nothingOfTheMachineThatBuiltItIsInTheAppsImage() {
        assertThat(Podman.inside(Images.example("build"), "sh", "-c", "stat -c %s /app/source/dist 2>&1 || true"))
                .contains("No such file");
        assertThat(Podman.run(
                                "run",
                                "--rm",
                                "--user",
                                "0",
                                "--entrypoint",
                                "sh",
                                Images.example("build"),
                                "-c",
                                "cat /root/.npmrc; ls /root/.npm/_cacache 2>&1 || true")
                        .expectSuccess())
                .startsWith("ls: ");
        assertThat(Podman.inspect(Images.example("prebuilt"), "{{.Config.Env}}"))
                .doesNotContainIgnoringCase("proxy")
                .doesNotContainIgnoringCase("npm");
    }
}
