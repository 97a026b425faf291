package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {

    @TempDir
    Path temporary;

    private Path left;

    @BeforeEach
    void leaveOneBehind() throws IOException {
        left = Files.createDirectory(temporary.resolve("slipway-1"));
        Files.writeString(left.resolve("values.yaml"), "password: x");
        Files.createFile(left.resolve(".lock"));
        age(left.resolve(".lock"));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    @Test
    void whatAKilledProcessLeftIsDeleted() {
        HeldDirectory.deleteAbandoned(temporary, "slipway-");

        assertThat(left).doesNotExist();
    }

    @Test
    void whatALivingProcessHoldsStays() throws IOException, InterruptedException {
        Path held = Files.createDirectory(temporary.resolve("slipway-3"));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        held.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            age(held.resolve(".lock"));
            HeldDirectory.deleteAbandoned(temporary, "slipway-");
            assertThat(held).exists();
        } finally {
            holder.destroyForcibly().waitFor();
        }

        HeldDirectory.deleteAbandoned(temporary, "slipway-");

        assertThat(held).doesNotExist();
    }

    /** Another process, which has one and is then killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            HeldDirectory.hold(Path.of(arguments[0]));
            System.out.write('h');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    @Test
    void ownDirectoriesStayAndStayHeld() throws IOException {
        Path own = Files.createDirectory(temporary.resolve("slipway-2"));
        HeldDirectory held = HeldDirectory.hold(own);
        age(own.resolve(".lock"));

        HeldDirectory.deleteAbandoned(temporary, "slipway-");

        assertThat(own).exists();
        held.release();
    }

    @Test
    void othersDirectoriesAndLinksStay() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("slipway-of-somebody"));
        Files.writeString(other.resolve("file"), "x");
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve(".lock"));
        age(elsewhere.resolve(".lock"));
        Files.createSymbolicLink(temporary.resolve("slipway-link"), elsewhere);

        HeldDirectory.deleteAbandoned(temporary, "slipway-");

        assertThat(other.resolve("file")).exists();
        assertThat(elsewhere.resolve(".lock")).exists();
    }
}
