package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    Path source;

    private String replaced(String text, String value) throws Exception {
        Files.writeString(source.resolve(".env.production"), text);
        Settings settings = new Settings(Map.of(Setting.variable("api"), value));
        new ReplaceInSource(settings).replace(source, List.of(".env.production"));
        return Files.readString(source.resolve(".env.production"));
    }

    private void readBy(String program) throws Exception {
        Files.createDirectories(source.resolve("node_modules").resolve(program));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "A=\"#{api}#\" ~ https://x/$HOME/y ~ A=\"https://x/\\$HOME/y\"",
                "A='#{api}#' ~ ${HOME}\"$ ~ A='\\${HOME}\"\\$'",
                "A=#{api}#/v1 ~ a$b ~ A=a\\$b/v1",
                "A=`#{api}#` ~ it's \"$1\" ~ A=`it's \"\\$1\"`",
                "export A = \"#{api}#\" ~ $x ~ export A = \"\\$x\"",
                "A=\"#{api|raw}#\" ~ $HOME ~ A=\"$HOME\"",
                "A=\"#{none:-\\$x}#\" ~ y ~ A=\"\\$x\""
            })
    void aDollarIsNoVariableForWhatExpandsThem(String text, String value, String expected) throws Exception {
        readBy("vite");
        assertThat(replaced(text, value)).isEqualTo(expected);
    }

    @Test
    void aDollarIsADollarWhereNothingExpandsIt() throws Exception {
        readBy("dotenv");
        assertThat(replaced("A=\"#{api}#\"", "$HOME")).isEqualTo("A=\"$HOME\"");
    }

    /** The dotenv of Create React App and of Vue CLI reads line by line, and knows no backquotes. */
    @ParameterizedTest
    @ValueSource(strings = {"react-scripts", "@vue/cli-service"})
    void anOldReaderIsNotGivenWhatItWouldReadInAnotherWay(String program) throws Exception {
        readBy(program);
        assertThat(replaced("A=\"#{api}#\"", "$x")).isEqualTo("A=\"\\$x\"");
        assertThatThrownBy(() -> replaced("A=\"#{api}#\"", "a\nb")).hasMessageContaining("a line end, which ends it");
        assertThatThrownBy(() -> replaced("A=`#{api}#`", "a # b")).hasMessageContaining("begins a comment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "A=\"#{api}#\" | c:\\ | it ends with a backslash",
                "A='#{api}#' | \\\\ | it ends with a backslash",
                "A=\"#{api}#\" | say \"x\" | the quote \"",
                "A='#{api}#' | it's | the quote '",
                "A=\"#{api}#\" | a\\nb | between double quotes",
                "A=#{api}# | a#b | a #, which begins a comment",
                "A=#{api}# | \"x\" | blanks and quotes around it"
            })
    void whatTheFileCannotHoldThereIsRefused(String text, String value, String reason) {
        assertThatThrownBy(() -> replaced("# a comment with = and \"\nB=1\n" + text, value))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("the value of token api does not fit its place")
                .hasMessageContaining(reason);
    }

    /** Vite reads {@code a\\\\$b} as {@code a$b}, Create React App as {@code a\\$b}. */
    @Test
    void aBackslashInFrontOfADollarIsRefusedWhereReadersDisagree() throws Exception {
        readBy("vite");
        assertThatThrownBy(() -> replaced("A=\"#{api}#\"", "a\\$b")).hasMessageContaining("drops a backslash");
    }

    @Test
    void aLiteralMayGoOverSeveralLines() throws Exception {
        assertThat(replaced("A=\"one\ntwo #{api}#\"\nB=2", "it's # three"))
                .isEqualTo("A=\"one\ntwo it's # three\"\nB=2");
    }
}
