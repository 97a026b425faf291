package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.CarriedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM keeps of slipway's classes on an agent, done with the real slipway and a real JVM. */
class ClassArchiveTest {

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void bringJar() throws IOException {
        jar = Files.copy(CarriedEngine.jar(), folder.resolve("0123.jar"), StandardCopyOption.COPY_ATTRIBUTES);
        came(Duration.ofDays(1));
    }

    @Test
    void theFirstRunWritesItAndTheNextTakesItsClassesFromThere() throws Exception {
        String first = run();
        assertThat(archive().file()).isNotEmptyFile().isRegularFile();
        assertThat(run("-Xlog:class+load:file=" + folder.resolve("classes"))).isEqualTo(first);
        assertThat(Files.readString(folder.resolve("classes")))
                .contains("io.slipway.release.command.Slipway source: shared objects file (top)");
    }

    @Test
    void anAgentThatHasJustComeWritesNone() throws Exception {
        came(Duration.ZERO);
        assertThat(archive().options()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsWrittenAnew() throws Exception {
        String first = run();
        Files.delete(archive().file());
        Files.write(archive().file(), new byte[4096]);
        assertThat(run()).isEqualTo(first);
        assertThat(archive().options()).first().asString().startsWith("-XX:SharedArchiveFile=");
    }

    @Test
    void damageIsNoneOfTheUsersBusiness() throws Exception {
        String first = run();
        Files.delete(archive().file());
        Files.writeString(archive().file(), "no archive");
        assertThat(run()).isEqualTo(first);
    }

    private void came(Duration ago) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(ago)));
    }

    private ClassArchive archive() {
        return ClassArchive.of(jar, "version");
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(StartProcess.java()));
        line.addAll(archive().options());
        line.addAll(List.of(options));
        line.addAll(List.of("-jar", jar.toString(), "--version"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
