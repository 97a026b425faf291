package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.CarriedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM keeps of slipway's classes on an agent, done with the real slipway and a real JVM. */
@Tag("slow")
class ClassArchiveTest {

    private static final String NONE = "";

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
        String digest = run(NONE);
        assertThat(archive().isVerified(digest)).isTrue();
        Path classes = folder.resolve("classes");
        Process process = new ProcessBuilder(
                        StartProcess.java(),
                        archive().use().get(0),
                        "-Xlog:class+load:file=" + classes,
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "check",
                        "--help")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(classes))
                .contains("io.slipway.release.command.Slipway source: shared objects file (top)");
    }

    @Test
    void anAgentThatHasJustComeWritesNone() throws Exception {
        came(Duration.ZERO);
        assertThat(run(NONE)).isEmpty();
        assertThat(archive().file()).doesNotExist();
    }

    /** Builds of other jobs can write there. */
    @Test
    void whatABuildPutThereIsNotTaken() throws Exception {
        String digest = run(NONE);
        Files.write(archive().file(), new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(archive().isVerified(digest)).isFalse();
        String next = run(digest);
        assertThat(archive().isVerified(next)).isTrue();
    }

    @Test
    void whatAnEarlierJenkinsLeftIsNotTakenEither() throws Exception {
        run(NONE);
        assertThat(archive().isVerified(NONE)).isFalse();
    }

    @Test
    void halfOfOneIsNotKept() throws Exception {
        Path half = Files.write(folder.resolve("half"), new byte[4096]);
        assertThat(ClassArchive.keep(half, archive().file())).isEmpty();
        assertThat(archive().file()).doesNotExist();
    }

    private void came(Duration ago) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(ago)));
    }

    private ClassArchive archive() {
        return ClassArchive.of(jar, "check");
    }

    /** The answer is the digest that the controller keeps. */
    private String run(String digest) throws Exception {
        Path temporary = folder.resolve("tmp");
        Command command = new Command(List.of("check"), Map.of(), Map.of(), "");
        EngineProcess process = new StartProcess(jar.toString(), temporary.toString(), command, digest)
                .invoke(folder.resolve("workspace").toFile(), null);
        while (ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.sleep(20);
        }
        return new ForgetProcess(process).invoke(folder.toFile(), null);
    }
}
