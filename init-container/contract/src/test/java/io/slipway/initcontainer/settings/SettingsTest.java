package io.slipway.initcontainer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.tokens.TokenType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @CsvSource({"/,/", "addin,/addin/", "/a/b,/a/b/", "/a.b~c/,/a.b~c/"})
    void aBasePathBeginsAndEndsWithASlash(String text, String path) {
        assertThat(BasePath.parse(text).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example.com/", "/a/../b/", "/a b/", "/a\"b/", "/a?b", "/a%2fb/", "/é/"})
    void refusesWhatIsNoPathOfAUrl(String text) {
        assertThatThrownBy(() -> BasePath.parse(text))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("\"" + text + "\" is not a path of a URL");
    }

    @Test
    void listsAreReadAsTheyAreWritten() {
        Settings settings = new Settings(Map.of("SLIPWAY_TOKEN_FILES", "a, b\n{c\\,d},\n"));
        assertThat(settings.list(Setting.TOKEN_FILES)).containsExactly("a", "b", "{c,d}");
    }

    @Test
    void readsTypes() {
        assertThat(new Settings(Map.of("SLIPWAY_TOKEN_TYPES", "a=number,b = json")).types())
                .isEqualTo(Map.of("a", TokenType.NUMBER, "b", TokenType.JSON));
        assertThatThrownBy(() -> new Settings(Map.of("SLIPWAY_TOKEN_TYPES", "a=int")).types())
                .hasMessage("SLIPWAY_TOKEN_TYPES is \"a=int\", which is not known");
    }

    @ParameterizedTest
    @CsvSource({"0s,0", "90s,90", "2m,120", "12h,43200", "7d,604800", "999999d,86399913600"})
    void timesAreReadInSeconds(String text, long seconds) {
        assertThat(new Settings(Map.of("SLIPWAY_KEEP_FOR", text)).seconds(Setting.KEEP_FOR))
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"0Ki,0", "1Ki,1024", "64Mi,67108864", "2Gi,2147483648"})
    void sizesAreReadInBytes(String text, long bytes) {
        assertThat(new Settings(Map.of("SLIPWAY_KEEP_SIZE", text)).bytes(Setting.KEEP_SIZE))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "7", "7w", "-7d", "7 d", "1.5h", "1000000d"})
    void refusesWhatIsNotATime(String text) {
        assertThatThrownBy(() -> new Settings(Map.of("SLIPWAY_KEEP_FOR", text)).seconds(Setting.KEEP_FOR))
                .hasMessage("SLIPWAY_KEEP_FOR is \"" + text + "\", which is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "many", "1000000", "٣"})
    void refusesWhatIsNotAWholeNumber(String text) {
        assertThatThrownBy(() -> new Settings(Map.of("SLIPWAY_KEEP_RELEASES", text)).number(Setting.KEEP_RELEASES))
                .hasMessage("SLIPWAY_KEEP_RELEASES is \"" + text + "\", which is not known");
    }

    @Test
    void aSwitchIsTrueOrFalseAndTheModeOneOfTwo() {
        assertThat(new Settings(Map.of("SLIPWAY_GZIP", "false")).bool(Setting.GZIP))
                .isFalse();
        assertThat(new Settings(Map.of()).bool(Setting.GZIP)).isTrue();
        assertThatThrownBy(() -> new Settings(Map.of("SLIPWAY_GZIP", "yes")).bool(Setting.GZIP))
                .hasMessage("SLIPWAY_GZIP is \"yes\", which is not known");
        assertThat(new Settings(Map.of("SLIPWAY_MODE", "build")).isBuildMode()).isTrue();
        assertThat(new Settings(Map.of()).isBuildMode()).isFalse();
        assertThatThrownBy(() -> new Settings(Map.of("SLIPWAY_MODE", "Build")).isBuildMode())
                .hasMessage("SLIPWAY_MODE is \"Build\", which is not known");
    }

    @Test
    void aVariableByNameWinsOverTheFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("variables.json");
        Files.writeString(file, "{\"a\": \"file\", \"b\": \"file\"}");
        Variables variables =
                Variables.of(new Settings(Map.of("SLIPWAY_VARIABLES_FILE", file.toString(), "SLIPWAY_VAR_a", "name")));
        assertThat(variables.values()).isEqualTo(Map.of("a", "name", "b", "file"));
    }

    @Test
    void halfACharacterIsWrongInput(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("variables.json");
        Files.writeString(file, "{\"a\": \"\\ud83d\\ude00\", \"b\": \"x\\ud83d\"}");
        assertThatThrownBy(() -> Variables.of(new Settings(Map.of("SLIPWAY_VARIABLES_FILE", file.toString()))))
                .isInstanceOfSatisfying(
                        InitException.class, e -> assertThat(e.exitCode()).isEqualTo(InitException.WRONG_INPUT))
                .hasMessageStartingWith("the value of variable b has half of a surrogate pair");
    }

    @Test
    void aVariablesFileThatIsNoJsonIsWrongInput(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("variables.json");
        Files.writeString(file, "a: b");
        assertThatThrownBy(() -> Variables.of(new Settings(Map.of("SLIPWAY_VARIABLES_FILE", file.toString()))))
                .isInstanceOfSatisfying(
                        InitException.class, e -> assertThat(e.exitCode()).isEqualTo(InitException.WRONG_INPUT))
                .hasMessageStartingWith("the variables file is not a JSON object of strings");
    }
}
