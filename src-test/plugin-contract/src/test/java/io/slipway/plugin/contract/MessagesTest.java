package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.settings.EnvironmentName;
import io.slipway.plugin.steps.ReleaseStep;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.localizer.ResourceBundleHolder;

class MessagesTest {

    private static final Pattern FIXED =
            Pattern.compile("Texts\\s*\\.of\\(\\s*([A-Za-z]+)\\.class,\\s*\"([A-Za-z]+)\"");

    static List<Path> bundles() {
        return Plugin.files(Plugin.RESOURCES, "Messages.properties");
    }

    @Test
    void eachTextThatIsAskedForIsThere() {
        Set<String> there = new TreeSet<>();
        bundles().forEach(bundle -> there.addAll(read(bundle).stringPropertyNames()));
        for (Path source : Plugin.files(Plugin.SOURCES, ".java")) {
            Matcher matcher = FIXED.matcher(Plugin.text(source));
            while (matcher.find()) {
                assertThat(there).as(source.toString()).contains(matcher.group(1) + "." + matcher.group(2));
            }
        }
    }

    /** Read as Jenkins does it: a text that is missing, or looked for in the wrong context, fails a build or a page. */
    @Test
    void theTextsAreFound() {
        assertThat(Texts.of(ReleaseStep.class, "name")).isEqualTo("Slipway: release to an environment");
        assertThat(Texts.of(EnvironmentName.class, "wrong", "A B")).startsWith("'A B' is not a valid environment name");
    }

    @Test
    void thePermissionsSayWhatTheyAreFor() {
        ResourceBundleHolder texts = ResourceBundleHolder.get(SlipwayPermissions.class);
        assertThat(List.of("group", "Release", "Approve", "Configure"))
                .allSatisfy(key -> assertThat(texts.format(key)).isNotBlank());
    }

    @Test
    void anApprovalThatEndsHasAText() {
        Properties texts = read(Plugin.RESOURCES.resolve("io/slipway/plugin/stages/Messages.properties"));
        Stream.of(Verdict.REJECTED, Verdict.TIMED_OUT)
                .forEach(verdict -> assertThat(texts).containsKeys("AwaitApproval." + verdict, "Verify." + verdict));
    }

    /** A start would fail at the look-up: each file has a name that people know. */
    @Test
    void eachPrivateFileHasAName() {
        Properties texts = read(Plugin.RESOURCES.resolve("io/slipway/plugin/engine/Messages.properties"));
        assertThat(texts)
                .containsKeys(Stream.of(
                                "slipway.yaml",
                                "chart.tgz",
                                "kubeconfig",
                                "from-kubeconfig",
                                "variables.json",
                                "set.json",
                                "step-variables.yaml",
                                "policy.json",
                                "check")
                        .map(file -> "CommandLine." + file)
                        .toArray());
    }

    @Test
    void eachStateHasAText() {
        assertThat(ReleaseState.values())
                .extracting(ReleaseState::getText)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(Verdict.values())
                .extracting(Verdict::getText)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void belongsToAClassBesideIt(Path bundle) {
        Path sources = Plugin.SOURCES.resolve(Plugin.RESOURCES.relativize(bundle.getParent()));
        for (String key : read(bundle).stringPropertyNames()) {
            assertThat(sources.resolve(key.substring(0, key.indexOf('.')) + ".java"))
                    .isRegularFile();
        }
    }

    /** A single apostrophe would swallow the text behind it. */
    @ParameterizedTest
    @MethodSource("bundles")
    void canBeFormatted(Path bundle) {
        read(bundle).forEach((key, text) -> {
            String shown = new MessageFormat((String) text).format(new Object[] {1, 2, 3, 4, 5});
            assertThat(shown).as(key.toString()).doesNotContain("{");
            assertThat(((String) text).replace("''", "")).as(key.toString()).doesNotContain("'");
        });
    }

    private static Properties read(Path bundle) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
