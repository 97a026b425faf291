package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.ClosedChecks;
import io.slipway.plugin.settings.EnvironmentSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Pipeline keeps a run of slipway between two looks at it. */
class EngineRunTest {

    private static final EngineRequest ORDER = EngineRequest.of(
                    Verb.RELEASE, "acceptance", List.of("--environment=acceptance"))
            .in("apps/portal")
            .with("kubeconfig");

    @Test
    void eachStageIsKept() throws Exception {
        for (Stage stage : List.of(
                AwaitApproval.before(ORDER),
                AwaitChecks.of(
                        new ClosedChecks("opens Mon 09:00 CET", true, Optional.empty(), Optional.empty()),
                        Instant.now()),
                new AwaitTurn(),
                new RunProcess(),
                new Verify(new EnvironmentSettings("acceptance")).of(Released.NOTHING))) {
            assertThat(kept(stage)).usingRecursiveComparison().isEqualTo(stage);
        }
    }

    @Test
    void theOrderComesBackWhole() throws Exception {
        EngineRequest back = kept(EngineRun.of(ORDER)).request();
        assertThat(back).usingRecursiveComparison().isEqualTo(ORDER);
        assertThat(back.arguments()).containsExactly("--environment=acceptance");
    }

    @Test
    void expandsTheVariablesOfAFreestyleBuild() {
        EngineRequest request = EngineRequest.of(
                        Verb.RELEASE, "${STAGE}", List.of("--environment=${STAGE}", "--version=$V"))
                .in("apps/${APP}")
                .with("cluster-${STAGE}")
                .allowOlder(true);
        EngineRequest expanded = request.expanded(text ->
                text.replace("${STAGE}", "acceptance").replace("$V", "1.4.0").replace("${APP}", "portal"));
        assertThat(expanded.environment()).isEqualTo("acceptance");
        assertThat(expanded.arguments()).containsExactly("--environment=acceptance", "--version=1.4.0");
        assertThat(expanded.directory()).isEqualTo("apps/portal");
        assertThat(expanded.credentialsId()).isEqualTo("cluster-acceptance");
        assertThat(expanded.allowsOlder()).isTrue();
    }

    @Test
    void checksTheSameEnvironmentWithTheSameHelm() {
        EngineRequest check = EngineRequest.of(
                        Verb.RELEASE, "acceptance", List.of("--environment=acceptance", "--version=1", "--helm=path"))
                .in("apps/portal")
                .check();
        assertThat(check.toString()).isEqualTo("check --environment=acceptance --helm=path");
        assertThat(check.directory()).isEqualTo("apps/portal");
    }

    @Test
    void knowsWhatAReportIsAbout() {
        assertThat(EngineRequest.of(Verb.PACKAGE, "", List.of()).readsWholeDescriptor())
                .isTrue();
        assertThat(EngineRequest.of(Verb.CHECK, "", List.of("--helm=path")).readsWholeDescriptor())
                .isTrue();
        assertThat(EngineRequest.of(Verb.CHECK, "", List.of("--environment=test"))
                        .readsWholeDescriptor())
                .isFalse();
        assertThat(ORDER.readsWholeDescriptor()).isFalse();
    }

    @Test
    void asksTheChecksOfTheSameReleaseAndChangesNothing() {
        EngineRequest asking = ORDER.asking();
        assertThat(asking.toString()).isEqualTo("release --environment=acceptance --checks-only");
        assertThat(asking.directory()).isEqualTo("apps/portal");
        assertThat(asking.credentialsId()).isEqualTo("kubeconfig");
        assertThat(ORDER.arguments()).containsExactly("--environment=acceptance");
    }

    /** What is kept is written again and again while people think. */
    @Test
    void itIsSmall() throws Exception {
        assertThat(bytes(EngineRun.of(ORDER))).hasSizeLessThan(2048);
    }

    private static <T> T kept(T object) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(object)))) {
            @SuppressWarnings("unchecked")
            T back = (T) in.readObject();
            return back;
        }
    }

    private static byte[] bytes(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
