package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the buttons start, as Groovy reads it. */
class ReplayScriptTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private final ReleaseRecord record = record("registry.example.com/portal:1.4.0@" + DIGEST);

    @Test
    void aVersionIsReleasedAsItsBuildMadeIt() throws Exception {
        assertThat(run(ReplayScript.deploy(record, "production", "")).get("slipwayRelease"))
                .isEqualTo(Map.of(
                        "environment",
                        "production",
                        "version",
                        "1.4.0",
                        "imageDigest",
                        DIGEST,
                        "allowOlder",
                        true,
                        "descriptorOf",
                        41,
                        "directory",
                        "apps/portal"));
        assertThat(run(ReplayScript.deploy(record("portal:1.4.0"), "production", ""))
                        .get("slipwayRelease"))
                .doesNotContainKey("imageDigest");
    }

    @Test
    void theApproversAreToldWhatItIsAbout() throws Exception {
        assertThat(run(ReplayScript.promote(record, "production", "for the fair"))
                        .get("slipwayApproval"))
                .isEqualTo(Map.of(
                        "environment", "production",
                        "version", "1.4.0",
                        "directory", "apps/portal",
                        "comment", "for the fair"));
    }

    @Test
    void aRollbackNamesTheRevision() throws Exception {
        assertThat(run(ReplayScript.rollback(record, "")).get("slipwayRollback"))
                .containsEntry("revision", "7")
                .containsEntry("descriptorOf", 43);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; slipwayRelease environment: 'elsewhere",
                "\\'; println 1 //",
                "${1/0} $env",
                "two\nlines\r\nand \"quotes\"",
                "a backslash at the end\\",
            })
    void aCommentStaysAComment(String comment) throws Exception {
        Map<String, Map<String, Object>> called = run(ReplayScript.promote(record, "production", comment));
        assertThat(called.keySet()).containsExactly("slipwayApproval", "slipwayPromote");
        assertThat(called.get("slipwayPromote")).containsEntry("comment", comment.replace("\r", ""));
    }

    @Test
    void whatIsNoNameOfAnEnvironmentIsRefused() {
        assertThatThrownBy(() -> ReplayScript.promote(record, "x', y: '", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Map<String, Object>> run(ReplayScript script) {
        Map<String, Map<String, Object>> called = new LinkedHashMap<>();
        Binding binding = new Binding();
        for (String step : List.of("slipwayApproval", "slipwayRelease", "slipwayPromote", "slipwayRollback")) {
            binding.setVariable(step, new Step(step, called));
        }
        new GroovyShell(binding).evaluate(script.steps());
        return called;
    }

    /** A step that only remembers how it was called. */
    private static final class Step extends Closure<Object> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient Map<String, Map<String, Object>> called;

        Step(String name, Map<String, Map<String, Object>> called) {
            super(null);
            this.name = name;
            this.called = called;
        }

        @Override
        public Object call(Object... arguments) {
            Map<String, Object> named = new LinkedHashMap<>();
            ((Map<?, ?>) arguments[0]).forEach((key, value) -> named.put(key.toString(), value));
            called.put(name, named);
            return null;
        }
    }

    private static ReleaseRecord record(String image) {
        try {
            Released released = Released.of(Report.parse("""
                    {"verb": "release", "exitCode": 0, "problems": [], "result": {"release": "portal", "revision":
                    {"number": 7, "version": "1.4.0", "record": {"build-number": "41", "image": "%s"}}}}""".formatted(image)));
            return ReleaseRecord.of("43-acceptance", "promote", "acceptance", 43, "ada")
                    .in("apps/portal")
                    .as(ReleaseState.RELEASED, "")
                    .with(released);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
