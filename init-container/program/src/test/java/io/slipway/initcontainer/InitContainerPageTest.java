package io.slipway.initcontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.index.IndexFile;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/init-container.md to the program. */
class InitContainerPageTest {
    private static final Page PAGE = Page.of("init-container.md");

    @Test
    void theTableOfSettingsIsComplete() {
        List<List<String>> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            rows.add(List.of(setting.env(), setting.defaultValue(), setting.meaning()));
        }
        assertThat(PAGE.table("settings")).isEqualTo(rows);
    }

    @Test
    void theExampleOfTheIndexCommandFindsALostToken(@TempDir Path directory) throws Exception {
        String line = PAGE.text()
                .lines()
                .filter(text -> text.startsWith("slipway-init index "))
                .findFirst()
                .orElseThrow();
        Sample sample = new Sample(directory).file("main.js", "a='#{apiUrl}#'");
        write(directory.resolve("src/environments/environment.ts"), "a = '#{apiUrl}#'; b = '#{f}#' === 'true'");
        write(directory.resolve("public/manifest.xml"), "<a>#{apiUrl}#</a>");
        String[] arguments = line.replace("/app/bundle", sample.bundle().toString())
                .replace("--source .", "--source " + directory)
                .replace("'", "")
                .split(" ");
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(new IndexFile(sample.bundle()).exists()).isFalse();
        write(directory.resolve("src/environments/environment.ts"), "a = '#{apiUrl}#'");
        assertThat(run(arguments)).isZero();
        assertThat(new IndexFile(sample.bundle()).exists()).isTrue();
    }

    @Test
    void theRehearsalSucceeds() {
        assertThat(new Run(new io.slipway.initcontainer.settings.Settings(Map.of())).rehearse())
                .isZero();
    }

    @Test
    void everyKindOfLineOfTheIndexIsInItsTable() {
        for (String kind : List.of(
                "slipway-index " + IndexFile.VERSION,
                "copied",
                "patched",
                "gzipped",
                "dropped",
                "added",
                " token",
                " base",
                " hash",
                " revision",
                " block",
                " source",
                " page",
                " reference",
                " script",
                "end")) {
            assertThat(PAGE.text()).contains("`" + kind + "`");
        }
    }

    private static int run(String[] words) {
        return CommandLineOptions.run(java.util.Arrays.copyOfRange(words, 1, words.length), Map.of());
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
