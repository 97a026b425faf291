package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.keeping.RunningPod;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod with little of everything takes over what it can, and starts whenever it would start without. */
class KeepingTest {
    private static final int EARLIER = 800;
    private static final int BYTES = 24_000;

    /** Publishes onto a small file system of its own, and keeps what it holds then. */
    private static final String ON_A_VOLUME = """
            volume=$1 kept=$2 size=$3; shift 3
            mount -t tmpfs -o "size=$size" slipway "$volume" || exit 99
            "$@"; code=$?
            cp -a "$volume/." "$kept" && exit "$code"
            """;

    @TempDir
    Path directory;

    private Sample earlier;
    private RunningPod running;

    @BeforeEach
    void runAnEarlierRelease() throws IOException {
        earlier = new Sample(Files.createDirectories(directory.resolve("earlier")))
                .set(Setting.RELEASE, "earlier")
                .set(Setting.PEERS, "127.0.0.1:1");
        Random random = new Random(1);
        for (int i = 0; i < EARLIER; i++) {
            earlier.file(name("chunk", i), text("//", random));
        }
        earlier.index().publish();
        running = RunningPod.of(earlier);
    }

    @AfterEach
    void end() {
        running.close();
    }

    private static String name(String start, int number) {
        return "%s-%08X.js".formatted(start, 0xA1000000 + number * 7919);
    }

    /** Of letters that compress little, so that sizes on the volume are what they seem. */
    private static String text(String start, Random random) {
        StringBuilder text = new StringBuilder(start);
        while (text.length() < BYTES) {
            text.append(Long.toString(random.nextLong(), 36));
        }
        return text.toString();
    }

    private Sample fresh(String name, String peers) throws IOException {
        Sample fresh = new Sample(Files.createDirectories(directory.resolve(name)))
                .set(Setting.RELEASE, "fresh")
                .set(Setting.PEERS, peers)
                .variable("v", "fresh");
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            fresh.file(name("page", i), text("v='#{v}#';//", random));
        }
        return fresh.index();
    }

    /** As the image starts it, and with the heap that a container of 64 MiB gets. */
    @Test
    @Tag("slow")
    void takesMegabytesOverInSixtyFourMebibytes() throws Exception {
        Sample fresh = fresh("fresh", running.address());
        Process process = new Pod(fresh, directory.resolve("log"))
                .through("env", "JDK_JAVA_OPTIONS=-XX:MaxRAM=64m -XX:MaxRAMPercentage=70 -Xms8m -XX:-UsePerfData")
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMemory(status));
            Thread.sleep(2);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.exitValue()).as(output).isZero();
        // All of the 1,600 files, or as many as a busy machine sends in the time that a pod waits.
        assertThat(output).containsPattern("kept \\d+ files of earlier releases.* [0-9]{7,8} bytes");
        assertThat(peak).as("KiB at most").isBetween(20L << 10, 64L << 10);
    }

    /** In KiB; the kernel keeps the highest, so that only the very last moment can be missed. */
    private static long peakMemory(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    @Test
    @Tag("needs-root")
    void onAVolumeOfAnySizeItStartsIfItWouldStartWithout() throws Exception {
        List<Boolean> kept = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        for (int size = 1_200; size < 80_000; size = size * 8 / 5) {
            int without = publishOn(size, fresh("without-" + size, "127.0.0.1:1"));
            Sample beside = fresh("beside-" + size, running.address());
            int with = publishOn(size, beside);

            assertThat(with).as(size + " KiB").isEqualTo(without);
            codes.add(with);
            if (with == 0) {
                kept.add(everyListedFileIsThere(directory.resolve("beside-" + size + "-kept/html")));
            }
        }

        assertThat(codes).contains(0, 1);
        assertThat(kept).contains(true, false);
    }

    private int publishOn(int size, Sample sample) throws Exception {
        Files.createDirectories(sample.volume());
        Path kept = Files.createDirectories(Path.of(sample.volume().getParent() + "-kept"));
        String[] shell = {
            "unshare", "--mount", "sh", "-c", ON_A_VOLUME, "sh", sample.volume().toString(), kept.toString(), size + "k"
        };
        return new Pod(sample, directory.resolve("log")).through(shell).run().exitCode();
    }

    /** Returns whether files of the earlier release are among them. */
    private boolean everyListedFileIsThere(Path site) throws IOException {
        boolean earlierOnes = false;
        List<String> lines = Files.readAllLines(site.resolve(".slipway/content.list"));
        assertThat(lines).hasSizeGreaterThan(40);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(" ", 6);
            assertThat(site.resolve(fields[5])).hasSize(Long.parseLong(fields[1]));
            earlierOnes |= fields[5].startsWith("chunk-");
        }
        assertThat(site.resolve("index.html")).isNotEmptyFile();
        return earlierOnes;
    }
}
