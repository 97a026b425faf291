package io.slipway.release.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @Test
    void whatWouldSteerATerminalIsShown() {
        assertThat(PlainText.of("\u001b]0;title\u0007 \u009b31m \u202etxt.exe\tend\n"))
                .isEqualTo("\\u001b]0;title\\u0007 \\u009b31m \\u202etxt.exe\tend\n");
    }

    @Test
    void coloursAndMovesOfTheCursorAreTakenOut() {
        assertThat(PlainText.withoutSequences("\u001b[1;31mERROR\u001b[0m in main.ts\u001b[K\u001b[?25h"))
                .isEqualTo("ERROR in main.ts");
    }

    @Test
    void oneLineStaysOneLine() {
        assertThat(PlainText.line("a\r\n  b\nc\rd")).isEqualTo("a b c\\u000dd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://ann:secret@api.example.com:6443/x    | https://api.example.com:6443/x
            Get "https://ann:p@ss@h/": refused           | Get "https://h/": refused
            https://token@h                              | https://h
            mail ann@example.com, https://h/a@b?c=@      | mail ann@example.com, https://h/a@b?c=@
            """)
    void passwordInAUrlIsNotShown(String text, String shown) {
        assertThat(PlainText.withoutUserInfo(text)).isEqualTo(shown);
    }
}
