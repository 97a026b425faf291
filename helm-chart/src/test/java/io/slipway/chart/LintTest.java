package io.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.junit.jupiter.api.Test;

class LintTest {

    @Test
    void passesStrictlyWithoutAnyValue() {
        LintResult result = new Helm(Rendering.CHART).lint().strict().call();

        assertThat(result.getMessages()).noneMatch(it -> it.contains("[WARNING]") || it.contains("[ERROR]"));
        assertThat(result.isFailed()).isFalse();
    }
}
