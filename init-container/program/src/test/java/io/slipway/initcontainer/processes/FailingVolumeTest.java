package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.keeping.RunningPod;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The volume fails at every stage of publishing: it is full, or it turns read-only. It is a real file system, mounted for the
 * publisher and its shell alone, which takes root, as CI has.
 */
@Tag("needs-root")
class FailingVolumeTest {
    private static final int FILES = 60;

    /** Mounts a volume of its own that holds the old site, runs what it is told, and keeps what the volume holds then. */
    private static final String ON_A_VOLUME = """
            volume=$1 kept=$2 options=$3 moment=$4; shift 4
            mkdir "$kept" && cp -a "$volume/." "$kept.old" && mount -t tmpfs -o "$options" slipway "$volume" &&
                cp -a "$kept.old/." "$volume" || exit 99
            "$@" &
            publisher=$!
            if [ "$moment" != never ]; then
              sleep "$moment"
              # As long as a file is open to be written, the kernel refuses.
              until mount -o remount,bind,ro "$volume" 2>/dev/null; do :; done
            fi
            wait "$publisher"; code=$?
            cp -a "$volume/." "$kept" && exit "$code"
            """;

    @TempDir
    Path directory;

    private VersionedSite site;
    private final List<Integer> exitCodes = new ArrayList<>();

    @BeforeEach
    void publishTheOldSite() {
        site = VersionedSite.make(directory, FILES, 20_000).set("old");
        site.publish();
        site.set("new");
    }

    @Test
    void whereverItIsFullTheOldSiteStaysOrTheNewOneIsWhole() throws Exception {
        // The two sites, with precompressed files, need some 3100 KB together.
        for (int size = 1_700; size < 3_700; size += 100) {
            assertOldOrNew(
                    "size=" + size + "k",
                    "never",
                    "the volume of the site " + site.sample().site() + " is full");
        }
        assertThat(exitCodes).contains(0, 1);
    }

    @Test
    void wheneverItTurnsReadOnlyTheOldSiteStaysOrTheNewOneIsWhole() throws Exception {
        String message = "cannot write the site " + site.sample().site();
        long begun = System.nanoTime();
        assertOldOrNew("size=8m", "never", message);
        // Some moments lie behind its end, however slow the machine is.
        double step = (System.nanoTime() - begun) / 1e9 / 10;
        for (int moment = 0; moment < 20; moment++) {
            assertOldOrNew("size=8m", String.format(Locale.ROOT, "%.3f", step * moment), message);
        }
        assertThat(exitCodes.subList(1, exitCodes.size())).contains(0, 1);
    }

    /** Files of earlier releases are no reason for a pod not to start. */
    @Test
    void whatIsKeptOfEarlierReleasesGivesWayWhereItIsFull() throws Exception {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        Sample earlier = new Sample(Files.createDirectories(directory.resolve("earlier")))
                .set(Setting.RELEASE, "earlier")
                .set(Setting.PEERS, "127.0.0.1:1")
                .file("photo-OLDOLD11.png", large);
        earlier.publish();
        try (RunningPod pod = RunningPod.of(earlier)) {
            site.sample().set(Setting.RELEASE, "new").set(Setting.PEERS, pod.address());
            for (String size : List.of("size=5000k", "size=16m")) {
                assertOldOrNew(size, "never", "the volume of the site");
            }
        }

        assertThat(exitCodes).containsExactly(0, 0);
        assertThat(directory.resolve("kept-0/html/photo-OLDOLD11.png")).doesNotExist();
        assertThat(directory.resolve("kept-1/html/photo-OLDOLD11.png")).hasBinaryContent(large);
    }

    private void assertOldOrNew(String options, String moment, String message) throws Exception {
        Path kept = directory.resolve("kept-" + exitCodes.size());
        String[] shell = {
            "unshare",
            "--mount",
            "sh",
            "-c",
            ON_A_VOLUME,
            "on-a-volume",
            site.sample().volume().toString(),
            kept.toString(),
            options,
            moment
        };
        Pod.Result result =
                new Pod(site.sample(), directory.resolve("log")).through(shell).run();
        String seen = options + ", read-only at " + moment + ": " + result.output();

        assertThat(result.exitCode()).as(seen).isIn(0, 1);
        assertThat(site.versionIn(kept.resolve("html"))).as(seen).isEqualTo(result.exitCode() == 0 ? "new" : "old");
        if (result.exitCode() == 1) {
            assertThat(result.output())
                    .startsWith("slipway: acceptance: " + message)
                    .contains("\n  fix: ");
        }
        exitCodes.add(result.exitCode());
    }
}
