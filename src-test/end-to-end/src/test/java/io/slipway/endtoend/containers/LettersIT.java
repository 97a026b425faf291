package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.driver.containers.Podman;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, names of files and messages with letters beyond ASCII, in the images as they are built. */
class LettersIT {
    private static final String LETTERS = "Café 日本 🚀 ø";

    private Path bundle;
    private Path volume;

    @BeforeAll
    static void images() {
        Images.example("prebuilt");
    }

    @BeforeEach
    void makeBundle() throws IOException {
        Path directory =
                Files.createTempDirectory(Files.createDirectories(Repository.TARGET.resolve("letters")), "run");
        bundle = Files.createDirectory(directory.resolve("bundle"));
        volume = Files.createDirectory(directory.resolve("volume"));
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(bundle.resolve("index.html"), "<!doctype html><html><head></head></html>");
        Files.writeString(bundle.resolve("a.js"), "f('#{v}#')");
        Files.writeString(bundle.resolve("hé 日.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    private Finished publish(String image, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--network", "none"));
        arguments.addAll(List.of("--volume", bundle + ":/bundle:ro", "--volume", volume + ":/volume"));
        arguments.addAll(List.of("--env", "SLIPWAY_MODE=prebuilt", "--env", "SLIPWAY_BUNDLE=/bundle"));
        arguments.addAll(List.of("--env", "SLIPWAY_SITE=/volume/html", "--env", "SLIPWAY_VAR_v=" + LETTERS));
        arguments.addAll(List.of(options));
        arguments.add(image);
        return Podman.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {Images.INIT_PREBUILT, Images.INIT_BUILD, Images.INIT_MACHINE_JDK})
    void valuesAndNamesArePublishedAsTheyAre(String image) throws IOException {
        publish(image).expectSuccess();

        Path site = volume.resolve("html").toRealPath();
        assertThat(site.resolve("a.js")).hasContent("f('" + LETTERS + "')");
        assertThat(site.resolve("hé 日.svg")).exists();
    }

    @Test
    void messagesNameThemAsTheyAre() throws IOException {
        Files.writeString(bundle.resolve("größe.js"), "f('#{missing}#')");

        Finished run = publish(Images.INIT_PREBUILT);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.seen()).contains("at größe.js:1:4");
    }

    @Test
    void whereTheLocaleIsTakenAwayNothingIsPublished() {
        Finished run = publish(Images.INIT_PREBUILT, "--env", "LANG=POSIX", "--env", "LC_ALL=POSIX");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.seen()).contains("letters beyond ASCII", "fix: set LANG=C.UTF-8 for the container");
        assertThat(volume.resolve("html")).doesNotExist();
    }
}
