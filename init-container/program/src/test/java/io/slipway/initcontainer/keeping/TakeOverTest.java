package io.slipway.initcontainer.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.publishing.PublishResult;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod takes over what open pages of earlier releases need, and starts whatever the others do. */
@Timeout(60)
class TakeOverTest {
    private static final String OLD_CHUNK = "export const old = 1;\n".repeat(100);

    @TempDir
    Path directory;

    private Sample old;
    private Sample fresh;

    @BeforeEach
    void twoReleases() throws IOException {
        old = release("old", Map.of("main-OLDOLD11.js", "old main", "lazy/chunk-OLDOLD22.js", OLD_CHUNK));
        fresh = release("new", Map.of("main-NEWNEW11.js", "new main"));
    }

    private Sample release(String name, Map<String, String> files) throws IOException {
        Sample sample = new Sample(Files.createDirectories(directory.resolve(name)))
                .set(Setting.RELEASE, name)
                .set(Setting.PEERS, "127.0.0.1:1");
        files.forEach(sample::file);
        return sample;
    }

    private static PublishResult publishBeside(RunningPod pod, Sample sample) {
        return sample.set(Setting.PEERS, pod.address()).publish();
    }

    @Test
    void takesTheFilesThatItLacks() {
        old.publish();
        try (RunningPod pod = RunningPod.of(old)) {
            PublishResult result = publishBeside(pod, fresh);

            assertThat(fresh.published("lazy/chunk-OLDOLD22.js")).isEqualTo(OLD_CHUNK);
            assertThat(fresh.published("main-OLDOLD11.js")).isEqualTo("old main");
            assertThat(fresh.publishedBytes("lazy/chunk-OLDOLD22.js.gz")).isNotEmpty();
            assertThat(fresh.published(".slipway/immutable.map")).contains("\"/lazy/chunk-OLDOLD22.js\" 1;");
            assertThat(fresh.published(".slipway/content.map"))
                    .contains("\"/lazy/chunk-OLDOLD22.js\" 1;", "\"/main-NEWNEW11.js\" 1;");
            assertThat(result.kept())
                    .hasValueSatisfying(note -> assertThat(note).startsWith("kept 3 files"));
        }
    }

    @Test
    void aTakenFileHasTheTimeThatItHadBefore() throws IOException {
        old.publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(Files.getLastModifiedTime(fresh.site().resolve("main-OLDOLD11.js")))
                    .isEqualTo(Files.getLastModifiedTime(old.site().resolve("main-OLDOLD11.js")));
        }
    }

    @Test
    void takesNoFileWithoutContentName() {
        old.file("index.html", Sample.PAGE.replace("<title>t", "<title>old"))
                .file("assets/config.json", "{}")
                .file("logo.png", "png")
                .publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(fresh.site().resolve("assets")).doesNotExist();
            assertThat(pod.asked()).doesNotContain("/index.html", "/logo.png", "/assets/config.json");
            assertThat(fresh.published("index.html")).contains("<title>t</title>");
        }
    }

    @Test
    void neverReplacesAFileOfItsOwn() {
        old.file("shared-SAME2345.js", "theirs").publish();
        fresh.file("shared-SAME2345.js", "ours");
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("shared-SAME2345.js")).isEqualTo("ours");
            assertThat(pod.asked()).doesNotContain("/shared-SAME2345.js", "/shared-SAME2345.js.gz");
        }
    }

    @Test
    void aFileWithValuesOfAnEarlierReleaseIsRevalidated() {
        old.file("values-OLDOLD33.js", "'#{v}#'").variable("v", "old").publish();
        fresh.variable("v", "new");
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("values-OLDOLD33.js")).isEqualTo("'old'");
            assertThat(fresh.published(".slipway/revalidate.map")).contains("\"/values-OLDOLD33.js\" 1;");
            assertThat(fresh.published(".slipway/immutable.map")).doesNotContain("values-OLDOLD33");
        }
    }

    @Test
    void takesWhatThePodTookOverItself() throws IOException {
        old.publish();
        try (RunningPod first = RunningPod.of(old)) {
            publishBeside(first, fresh);
        }
        Sample third = release("third", Map.of("main-THIRD234.js", "third"));
        try (RunningPod second = RunningPod.of(fresh)) {
            publishBeside(second, third);

            assertThat(third.published("main-OLDOLD11.js")).isEqualTo("old main");
            assertThat(third.published("main-NEWNEW11.js")).isEqualTo("new main");
        }
    }

    @Test
    void keepsSoManyReleases() throws IOException {
        old.publish();
        try (RunningPod first = RunningPod.of(old)) {
            publishBeside(first, fresh);
        }
        Sample third = release("third", Map.of("main-THIRD234.js", "third")).set(Setting.KEEP_RELEASES, "1");
        try (RunningPod second = RunningPod.of(fresh)) {
            publishBeside(second, third);

            assertThat(third.site().resolve("main-OLDOLD11.js")).doesNotExist();
            assertThat(third.published("main-NEWNEW11.js")).isEqualTo("new main");
        }
    }

    @Test
    void aPodOfTheSameReleaseCountsAsNoOther() throws IOException {
        old.publish();
        try (RunningPod first = RunningPod.of(old)) {
            publishBeside(first, fresh);
        }
        Sample replica = release("replica", Map.of("main-NEWNEW11.js", "new main"))
                .set(Setting.RELEASE, "new")
                .set(Setting.KEEP_RELEASES, "1");
        try (RunningPod second = RunningPod.of(fresh)) {
            publishBeside(second, replica);

            assertThat(replica.published("main-OLDOLD11.js")).isEqualTo("old main");
        }
    }

    /** As behind a restart of the node that the app's only pod runs on: the volume is what it was. */
    @Test
    void aPodThatStartsAgainKeepsWhatItsVolumeHas() throws IOException {
        old.publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);
        }
        String list = fresh.published(".slipway/content.list");

        PublishResult result =
                fresh.set(Setting.PEERS, "127.0.0.1:1").variable("again", "1").publish();

        assertThat(fresh.published("lazy/chunk-OLDOLD22.js")).isEqualTo(OLD_CHUNK);
        assertThat(fresh.publishedBytes("lazy/chunk-OLDOLD22.js.gz")).isNotEmpty();
        assertThat(fresh.published(".slipway/content.list")).isEqualTo(list);
        assertThat(fresh.published(".slipway/immutable.map")).contains("\"/lazy/chunk-OLDOLD22.js\" 1;");
        assertThat(result.kept())
                .hasValueSatisfying(note -> assertThat(note)
                        .startsWith("kept 3 files")
                        .contains("; no running pod answers at 127.0.0.1:1"));
    }

    @Test
    void aVolumeOfAnotherReleaseIsTakenOverAsAPodIs() throws IOException {
        old.publish();
        fresh.set(Setting.SITE, old.site().toString()).publish();

        assertThat(old.published("lazy/chunk-OLDOLD22.js")).isEqualTo(OLD_CHUNK);
        assertThat(old.published("main-NEWNEW11.js")).isEqualTo("new main");
    }

    @Test
    void whatIsDamagedOnTheVolumeIsNotTaken() throws IOException {
        old.publish();
        Files.writeString(old.site().resolve("main-OLDOLD11.js"), "old mAin");
        Files.writeString(old.site().resolve("lazy/chunk-OLDOLD22.js"), "shorter");
        fresh.set(Setting.SITE, old.site().toString()).publish();

        assertThat(old.site().resolve("main-OLDOLD11.js")).doesNotExist();
        assertThat(old.site().resolve("lazy/chunk-OLDOLD22.js")).doesNotExist();
        assertThat(old.site().resolve("lazy/chunk-OLDOLD22.js.gz")).doesNotExist();
    }

    @Test
    void dropsWhatNoReleaseOwnedForTooLong() throws IOException {
        long eightDaysAgo = Instant.now().minus(Duration.ofDays(8)).getEpochSecond();
        long sixDaysAgo = Instant.now().minus(Duration.ofDays(6)).getEpochSecond();
        try (RunningPod pod =
                listing(line("main-OLDOLD11.js", "x", 2, eightDaysAgo), line("main-OLDOLD22.js", "y", 1, sixDaysAgo))) {
            publishBeside(pod, fresh);

            assertThat(fresh.site().resolve("main-OLDOLD11.js")).doesNotExist();
            assertThat(fresh.published("main-OLDOLD22.js")).isEqualTo("y");
            assertThat(fresh.published(".slipway/content.list")).contains(" 2 " + sixDaysAgo + " main-OLDOLD22.js");
        }
    }

    @Test
    void aboveTheSizeTheOldestGo() {
        try (RunningPod pod = listing(
                line("main-OLDOLD11.js", "x".repeat(700), 3, 100),
                line("main-OLDOLD22.js", "y".repeat(700), 1, 100),
                line("main-OLDOLD33.js", "z".repeat(200), 2, 100))) {
            publishBeside(pod, fresh.set(Setting.KEEP_SIZE, "1Ki").set(Setting.KEEP_FOR, "99999d"));

            assertThat(fresh.site().resolve("main-OLDOLD11.js")).doesNotExist();
            assertThat(fresh.site().resolve("main-OLDOLD22.js")).exists();
            assertThat(fresh.site().resolve("main-OLDOLD33.js")).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../main-OLDOLD11.js",
                "/etc/main-OLDOLD11.js",
                "a/../../main-OLDOLD11.js",
                "a//main-OLDOLD11.js",
                ".hidden/main-OLDOLD11.js",
                ".slipway/main-OLDOLD11.js",
                "a\\main-OLDOLD11.js",
                "index.html",
                "ngsw.json",
                "main.js",
                "main-OLDOLD11.html",
                "assets/data-4F2AQX7L.json"
            })
    void aPeerIsNotTrustedForNames(String path) throws IOException {
        try (RunningPod pod = listing(line(path, "evil", 0, 0), line("main-OLDOLD22.js", "y", 0, 0))) {
            publishBeside(pod, fresh);

            assertThat(pod.asked()).noneMatch(asked -> asked.endsWith(path));
            assertThat(fresh.published("main-OLDOLD22.js")).isEqualTo("y");
            assertThat(directory.resolve("new/main-OLDOLD11.js")).doesNotExist();
            assertThat(fresh.volume().resolve("main-OLDOLD11.js")).doesNotExist();
        }
    }

    @Test
    void bytesThatAreNotWhatTheListSaysAreNotTaken() {
        try (RunningPod pod = answering(line("main-OLDOLD11.js", "good", 0, 0), "evil")) {
            publishBeside(pod, fresh);

            assertThat(fresh.site().resolve("main-OLDOLD11.js")).doesNotExist();
            assertThat(fresh.site().resolve(".slipway/arriving")).doesNotExist();
        }
    }

    @Test
    void aFileOfAnotherLengthIsNotTaken() {
        try (RunningPod pod = answering(line("main-OLDOLD11.js", "good", 0, 0), "a longer one")) {
            publishBeside(pod, fresh);

            assertThat(fresh.site().resolve("main-OLDOLD11.js")).doesNotExist();
        }
    }

    @Test
    void aTruncatedFileIsNotTakenAndOthersAre() {
        String list = head() + line("main-OLDOLD11.js", "first", 0, 0) + line("main-OLDOLD22.js", "second", 0, 0);
        try (RunningPod pod = RunningPod.answering((path, out) -> {
            if (path.endsWith("content")) {
                RunningPod.send(out, list.getBytes(StandardCharsets.UTF_8));
            } else if (path.endsWith("11.js")) {
                RunningPod.send(out, "first".getBytes(StandardCharsets.UTF_8));
            } else {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsec".getBytes(StandardCharsets.UTF_8));
                throw new IOException("hang up");
            }
        })) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("main-OLDOLD11.js")).isEqualTo("first");
            assertThat(fresh.site().resolve("main-OLDOLD22.js")).doesNotExist();
            assertThat(fresh.site().resolve(".slipway/arriving")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no list at all",
                "slipway-content 2 old /\n",
                "slipway-content 1 old /\nnonsense\n\n1 2 3 4 5 6\n",
                ""
            })
    void anythingElseThanAListIsNothing(String text) {
        try (RunningPod pod =
                RunningPod.answering((path, out) -> RunningPod.send(out, text.getBytes(StandardCharsets.UTF_8)))) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("main-NEWNEW11.js")).isEqualTo("new main");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n"
            })
    void aServerThatIsNoPodIsNothing(String answer) {
        try (RunningPod pod =
                RunningPod.answering((path, out) -> out.write(answer.getBytes(StandardCharsets.US_ASCII)))) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("main-NEWNEW11.js")).isEqualTo("new main");
        }
    }

    @Test
    void nobodyThatAnswersIsNoProblem() {
        PublishResult result = fresh.publish();

        assertThat(fresh.published("main-NEWNEW11.js")).isEqualTo("new main");
        assertThat(result.kept())
                .hasValueSatisfying(note -> assertThat(note).startsWith("no running pod answers at 127.0.0.1:1 ("));
    }

    @Test
    void aNameThatDoesNotResolveIsNoProblem() {
        fresh.set(Setting.PEERS, "nobody.invalid:8090").publish();

        assertThat(fresh.published("main-NEWNEW11.js")).isEqualTo("new main");
    }

    @Tag("slow")
    @Test
    void aPeerThatFallsSilentIsNotWaitedForLong() {
        try (RunningPod pod = RunningPod.answering((path, out) -> sleep(Duration.ofSeconds(50)))) {
            Instant begin = Instant.now();
            publishBeside(pod, fresh);

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Tag("slow")
    @Test
    void aPeerThatSendsAByteASecondIsNotWaitedForLong() {
        String list = head() + line("main-OLDOLD11.js", "a".repeat(60), 0, 0);
        try (RunningPod pod = RunningPod.answering((path, out) -> {
            if (path.endsWith("content")) {
                RunningPod.send(out, list.getBytes(StandardCharsets.UTF_8));
                return;
            }
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 60; i++) {
                out.write('a');
                out.flush();
                sleep(Duration.ofSeconds(1));
            }
        })) {
            Instant begin = Instant.now();
            publishBeside(pod, fresh);

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(fresh.site().resolve("main-OLDOLD11.js")).doesNotExist();
        }
    }

    @Test
    void aPodBelowAnotherBasePathIsNotAsked() {
        old.set(Setting.BASE_PATH, "/old/").publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh.set(Setting.BASE_PATH, "/new/"));

            assertThat(pod.asked()).containsOnly("/.slipway/content");
        }
    }

    @Test
    void belowABasePathAndInLanguagesFilesAreTakenToo() {
        old.set(Setting.BASE_PATH, "/addin/").file("de/chunk-OLDOLD44.js", "de").publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh.set(Setting.BASE_PATH, "/addin/"));

            assertThat(fresh.published("addin/de/chunk-OLDOLD44.js")).isEqualTo("de");
            assertThat(fresh.published(".slipway/content.map")).contains("\"/addin/de/chunk-OLDOLD44.js\" 1;");
        }
    }

    @Test
    void namesWithBlanksAndLettersAreTaken() {
        old.file("Meine Bilder/bild ä-OLDOLD55.svg", "<svg/>").publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("Meine Bilder/bild ä-OLDOLD55.svg")).isEqualTo("<svg/>");
        }
    }

    @Test
    void manyFilesComeInOneConnection() throws IOException {
        old.set(Setting.GZIP, "false");
        for (int i = 0; i < 800; i++) {
            old.file("chunk-A%07d.js".formatted(i), "chunk " + i + " ".repeat(20_000));
        }
        old.publish();
        try (RunningPod pod = RunningPod.of(old)) {
            publishBeside(pod, fresh);

            assertThat(fresh.published("chunk-A0000799.js")).startsWith("chunk 799 ");
            assertThat(pod.asked()).filteredOn("/.slipway/content"::equals).hasSize(3);
        }
    }

    @Test
    void withoutAServiceNothingIsAskedAndNothingHandedOn() {
        fresh.set(Setting.PEERS, "").publish();

        assertThat(fresh.site().resolve(".slipway/content.list")).doesNotExist();
        assertThat(fresh.site().resolve(".slipway/content.map")).doesNotExist();
        assertThat(fresh.published(".slipway/release.json")).isEqualTo("{\"release\":\"new\"}\n");
    }

    @Test
    void aSettingThatCannotBeReadIsRefused() {
        for (Map.Entry<Setting, String> wrong : Map.of(
                        Setting.KEEP_FOR,
                        "week",
                        Setting.KEEP_SIZE,
                        "1TB",
                        Setting.KEEP_RELEASES,
                        "-1",
                        Setting.NEWEST,
                        "a;b:1",
                        Setting.RELEASE,
                        "a\"b")
                .entrySet()) {
            Sample sample =
                    new Sample(directory.resolve("wrong-" + wrong.getKey())).set(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(sample::publish)
                    .isInstanceOfSatisfying(
                            InitException.class,
                            e -> assertThat(e.text("")).contains(wrong.getKey().env()));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head() {
        return "slipway-content 1 other /\n";
    }

    private static String line(String path, String content, int releases, long until) {
        return Sha256.of(content) + " " + content.length() + " 1 " + releases + " " + until + " " + path + "\n";
    }

    /** A pod that lists these lines and has what a test wrote into them: a letter, as often as the line says. */
    private static RunningPod listing(String... lines) {
        return RunningPod.answering((path, out) -> {
            if (path.equals("/.slipway/content")) {
                RunningPod.send(out, (head() + String.join("", lines)).getBytes(StandardCharsets.UTF_8));
                return;
            }
            for (String content : new String[] {"x", "y", "x".repeat(700), "y".repeat(700), "z".repeat(200), "evil"}) {
                for (String line : lines) {
                    if (line.contains(Sha256.of(content)) && line.endsWith(" " + path.substring(1) + "\n")) {
                        RunningPod.send(out, content.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        });
    }

    private static RunningPod answering(String line, String content) {
        return RunningPod.answering((path, out) -> RunningPod.send(
                out, (path.endsWith("content") ? head() + line : content).getBytes(StandardCharsets.UTF_8)));
    }
}
