package io.slipway.release.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    /** The examples of https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "1.0.0-alpha.beta.1",
                "1.0.0-alpha0.valid",
                "1.0.0-rc.1+build.1",
                "1.1.2+meta-valid",
                "1.0.0-0A.is.legal",
                "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
                "99999999999999999999999.999999999999999999.99999999999999999",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12",
                "1.0.202611281941"
            })
    void isWrittenSo(String text) {
        assertThat(SemanticVersion.isOne(text)).isTrue();
        assertThat(SemanticVersion.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2",
                "01.4.0",
                "1.04.0",
                "1.4.00",
                "1.2.3-0123",
                "1.2.3-0123.0123",
                "1.4.0-.",
                "1.4.0-a..b",
                "1.1.2+.123",
                "1.2.3.DEV",
                "1.2-SNAPSHOT",
                "v1.4.0",
                " 1.4.0",
                "1.4.0\n",
                "alpha_beta",
                "1.0.0-alpha_beta",
                "+justmeta",
                "9.8.7+meta+meta",
                ""
            })
    void isNotWrittenSo(String text) {
        assertThat(SemanticVersion.isOne(text)).isFalse();
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    /** The order of https://semver.org/#spec-item-11, and numbers that no long holds. */
    @Test
    void isOrderedAsSemverOrgSays() {
        List<String> ordered = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0-rc.99999999999999999999",
                "1.0.0",
                "2.0.0",
                "2.1.0",
                "2.1.1",
                "2.1.99999999999999999999");

        assertThat(ordered.stream().map(text -> SemanticVersion.parse(text).orElseThrow()))
                .isSorted();
    }

    @Test
    void buildPartDoesNotCount() {
        assertThat(SemanticVersion.parse("1.4.0+1").orElseThrow())
                .isEqualByComparingTo(SemanticVersion.parse("1.4.0+2").orElseThrow());
    }
}
