package io.slipway.plugin.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTest {

    @Test
    void keepsNoMoreThanARecordNeeds() {
        assertThat(Bounded.text("x".repeat(64 * 1024 * 1024))).hasSizeLessThan(5000);
        assertThat(Bounded.text(null)).isEmpty();
    }

    @Test
    void linksToPagesOfTheWeb() {
        assertThat(Bounded.link("https://acc.example.com/portal/")).isEqualTo("https://acc.example.com/portal/");
        assertThat(Bounded.link("HTTP://localhost:8080")).isEqualTo("HTTP://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>",
                "//evil.example.com",
                "/job/x",
                "https:evil",
                "vbscript:x",
                "https://[",
                ""
            })
    void linksToNothingElse(String link) {
        assertThat(Bounded.link(link)).isEmpty();
    }
}
