package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong, the old site stays as it was and the message says what to do. Runs as root, as CI does: what root
 * may do all the same is tried as nobody.
 */
@Tag("needs-root")
class FaultsTest {
    private static final String[] NOBODY = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};

    @TempDir
    Path directory;

    private Sample sample;
    private Path log;

    @BeforeEach
    void publishTheOldSite() throws IOException {
        log = directory.resolve("termination-log");
        Files.createFile(log);
        sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", "old");
        sample.publish();
        sample.variable("v", "new");
    }

    private Pod pod() {
        return new Pod(sample, log);
    }

    private void assertFailed(Pod.Result result, int code, String... messages) throws IOException {
        assertThat(result.output()).contains(messages).contains("\n  fix: ").doesNotContain("Exception");
        assertThat(result.output()).startsWith("slipway: acceptance: ");
        assertThat(result.exitCode()).isEqualTo(code);
        assertThat(Files.readString(log)).isEqualTo(result.output().stripTrailing());
        assertThat(sample.published("a.js")).isEqualTo("'old'");
        try (var left = Files.list(sample.volume())) {
            assertThat(left).as("nothing is left of the failed run").hasSize(2);
        }
    }

    @Test
    void saysWhatItPublished() throws Exception {
        Pod.Result result = pod().run();
        assertThat(result.output())
                .isEqualTo("slipway: published 2 files, 2 of them with values of this environment, %d bytes%n"
                        .formatted(5 + sample.published("index.html").length()));
        assertThat(result.exitCode()).isZero();
        assertThat(log).isEmptyFile();
        assertThat(sample.published("a.js")).isEqualTo("'new'");
    }

    @Test
    void aMissingValueEndsWithOne() throws Exception {
        sample.file("b.js", "'#{other}#'");
        assertFailed(
                pod().run(), 1, "no value for token other\n  at b.js:1:2\n  looked in: variable SLIPWAY_VAR_other");
    }

    @Test
    void aWrongSettingEndsWithTwo() throws Exception {
        sample.set(Setting.MODE, "fast");
        assertFailed(pod().run(), 2, "SLIPWAY_MODE is \"fast\", which is not known", "prebuilt or build");
    }

    @Test
    void aWrongOptionEndsWithTwo() throws Exception {
        Pod.Result result = pod().arguments("--no-such-option").run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .contains("slipway: acceptance: Unknown option: '--no-such-option'\n  fix: slipway-init --help");
    }

    @Test
    void aMissingBundleIsNamed() throws Exception {
        sample.set(Setting.BUNDLE, "/nowhere");
        assertFailed(pod().run(), 1, "the bundle /nowhere is not a directory that can be read", "set SLIPWAY_BUNDLE");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Files.setPosixFilePermissions(
                sample.file("b.js", "b").bundle().resolve("b.js"), PosixFilePermissions.fromString("---------"));
        open();
        assertFailed(
                asNobody(pod()).run(), 1, "cannot read " + sample.bundle().resolve("b.js") + ": permission denied");
    }

    @Test
    void aFileOfAnIndexedBundleThatCannotBeReadIsNamed() throws Exception {
        sample.file("b.js", "b").index();
        Files.setPosixFilePermissions(sample.bundle().resolve("b.js"), PosixFilePermissions.fromString("---------"));
        open();
        assertFailed(
                asNobody(pod()).run(), 1, "cannot read " + sample.bundle().resolve("b.js") + ": permission denied");
    }

    @Test
    void aVolumeThatCannotBeWrittenIsNamed() throws Exception {
        open();
        Files.setPosixFilePermissions(sample.volume(), PosixFilePermissions.fromString("r-xr-xr-x"));
        assertFailed(
                asNobody(pod()).run(),
                1,
                "cannot write the site " + sample.site() + ": permission denied",
                "mount a writable volume at " + sample.volume());
    }

    @Test
    void aReadOnlyVolumeIsNamed() throws Exception {
        String volume = sample.volume().toString();
        assertFailed(
                pod().through(
                                "unshare",
                                "--mount",
                                "sh",
                                "-ec",
                                "mount --bind " + volume + " " + volume + "; mount -o remount,bind,ro " + volume
                                        + "; exec \"$@\"",
                                "sh")
                        .run(),
                1,
                "cannot write the site " + sample.site() + ": Read-only file system");
    }

    @Test
    void aSiteWithNothingAboveItIsNamed() throws Exception {
        sample.set(Setting.SITE, "/");
        Pod.Result result = pod().run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .startsWith("slipway: acceptance: the site / cannot be a link")
                .contains("fix: set SLIPWAY_SITE to a path on the volume");
    }

    @Test
    void aFullVolumeKeepsTheOldSite() throws Exception {
        sample.file("big.bin", new byte[600_000]);
        String volume = sample.volume().toString();
        // The volume is a small tmpfs that holds the old site; what the pod left there is listed behind its end.
        Pod.Result result = pod().through(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "cp -a " + volume + " " + directory + "/old && mount -t tmpfs -o size=300k slipway " + volume
                                + " && cp -a " + directory + "/old/. " + volume
                                + " && { \"$@\"; code=$?; ls -A " + volume + "/html/; cat " + volume
                                + "/html/a.js; ls -A " + volume + " | wc -l; exit $code; }",
                        "sh")
                .run();
        assertThat(result.output())
                .startsWith("slipway: acceptance: the volume of the site " + sample.site() + " is full\n")
                .contains("the previous site is untouched")
                .endsWith(".slipway\na.js\nindex.html\n'old'2\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aLinkThatLeavesTheBundleIsRefused() throws Exception {
        Files.createSymbolicLink(sample.bundle().resolve("passwd"), Path.of("/etc/passwd"));
        assertFailed(pod().run(), 1, "the symbolic link passwd leaves the bundle", "-> /etc/passwd");
    }

    @Test
    void aLinkToADirectoryOutsideIsRefused() throws Exception {
        Files.createSymbolicLink(sample.bundle().resolve("up"), Path.of("../.."));
        assertFailed(pod().run(), 1, "the symbolic link up leaves the bundle");
    }

    @Test
    void aLinkToNothingIsRefused() throws Exception {
        Files.createSymbolicLink(sample.bundle().resolve("gone"), Path.of("nowhere"));
        assertFailed(pod().run(), 1, "the symbolic link gone points to nothing");
    }

    @Test
    void aLinkInsideTheBundleIsPublishedAsAFile() throws Exception {
        Files.createSymbolicLink(sample.bundle().resolve("b.js"), Path.of("a.js"));
        assertThat(pod().run().exitCode()).isZero();
        assertThat(sample.published("b.js")).isEqualTo("'new'");
        assertThat(sample.site().resolve("b.js")).isRegularFile();
    }

    @Test
    void aDirectoryOfOthersIsNotTakenForASite() throws Exception {
        Path foreign = Files.createDirectories(directory.resolve("foreign/html"));
        Files.writeString(foreign.resolve("precious.txt"), "x");
        sample.set(Setting.SITE, foreign.toString());
        assertThat(pod().run().output())
                .contains("was not published by slipway-init")
                .contains("or empty " + foreign);
        assertThat(foreign.resolve("precious.txt")).hasContent("x");
    }

    @Test
    void anEmptyDirectoryMayBecomeASite() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("empty/html"));
        sample.set(Setting.SITE, empty.toString());
        assertThat(pod().run().exitCode()).isZero();
        assertThat(empty.resolve("a.js")).hasContent("'new'");
    }

    @Test
    void aTerminationLogThatCannotBeWrittenChangesNothing() throws Exception {
        sample.file("b.js", "'#{other}#'");
        log = directory.resolve("no/such/directory/log");
        Pod.Result result = pod().run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("no value for token other");
    }

    @Test
    void theTerminationLogHoldsTheFirstLineHoweverLongTheMessageIs() throws Exception {
        for (int i = 0; i < 300; i++) {
            sample.file(i + ".js", "'#{token" + i + "}#'");
        }
        pod().run();
        assertThat(Files.readString(log)).startsWith("slipway: acceptance: no value for token token0\n");
        assertThat(Files.size(log)).isLessThanOrEqualTo(4096);
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws Exception {
        Path stale = Files.createDirectories(sample.volume().resolve(".slipway-killed/deep"));
        Files.writeString(stale.resolve("half.js"), "x");
        Files.createSymbolicLink(sample.volume().resolve(".slipway-killed-link"), Path.of("/etc"));
        assertThat(pod().run().exitCode()).isZero();
        assertThat(sample.volume().resolve(".slipway-killed")).doesNotExist();
        assertThat(Files.isSymbolicLink(sample.volume().resolve(".slipway-killed-link")))
                .isFalse();
        assertThat(Path.of("/etc/passwd")).exists();
    }

    private static Pod asNobody(Pod pod) {
        return pod.through(NOBODY);
    }

    /** Lets nobody into a directory that JUnit made for its own user. */
    private void open() throws Exception {
        new ProcessBuilder("chmod", "-R", "a+rwX", directory.toString()).start().waitFor();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path unreadable = sample.bundle().resolve("b.js");
        if (Files.exists(unreadable)) {
            Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
        }
    }
}
