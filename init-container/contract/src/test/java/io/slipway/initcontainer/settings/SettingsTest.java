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
                .hasMessageContaining("\"" + text + "\" is no path of a URL");
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
                .hasMessageStartingWith("the variables file is no JSON object of strings");
    }
}
