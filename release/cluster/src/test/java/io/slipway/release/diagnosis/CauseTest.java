package io.slipway.release.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.release.diagnosis.Diagnosis.Warning;
import io.slipway.release.watching.PodFailure;
import io.slipway.release.watching.PodState;
import io.slipway.release.watching.Pods;
import io.slipway.release.watching.Rollout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CauseTest {

    @Test
    void initContainersOwnWordsComeFirst() {
        assertThat(cause(Pods.initFails("""
                        slipway: acceptance: no value for token apiUrl
                          at src/environments/environment.ts:4
                          looked in: SLIPWAY_VAR_apiUrl
                          fix: add apiUrl under environments.acceptance.variables"""))).isEqualTo("""
                        slipway: acceptance: no value for token apiUrl (init container publish exited with code 1)
                          at src/environments/environment.ts:4, in pod shop-acc/shop-1, container publish
                          looked in: SLIPWAY_VAR_apiUrl
                          fix: add apiUrl under environments.acceptance.variables""");
    }

    @Test
    void whatStandsAroundTheInitContainersWordsIsPassedOver() {
        assertThat(cause(Pods.initFails("""
                        > ng build
                        slipway: warning: index.html names i.png, which is not in the bundle
                        slipway: acceptance: the app's build failed with exit code 1: error TS1005
                          at npm run build in /work
                          fix: correct the app; its build ended with
                                src/a.ts: error TS1005
                                2 errors"""))).isEqualTo("""
                        slipway: acceptance: the app's build failed with exit code 1: error TS1005 (init container publish exited with code 1)
                          at npm run build in /work, in pod shop-acc/shop-1, container publish
                          fix: correct the app; its build ended with
                                src/a.ts: error TS1005
                                2 errors""");
    }

    @Test
    void initContainerThatSaysNothingIsNamed() {
        assertThat(cause(Pods.initFails(""))).isEqualTo("""
                        slipway: acceptance: init container publish exited with code 1 without a message
                          at pod shop-acc/shop-1, container publish
                          fix: read its log""");
    }

    @Test
    void imageThatCannotBePulledIsNamed() {
        assertThat(cause(Pods.waiting("ImagePullBackOff", "Back-off pulling image \"example/shop:1\": not found")))
                .isEqualTo("""
                        slipway: acceptance: the image cannot be pulled: Back-off pulling image "example/shop:1": not found
                          at pod shop-acc/shop-1, container publish
                          fix: push the image, correct its name, or name its Secret under values.imagePullSecrets""");
    }

    @Test
    void missingSecretIsToBeMade() {
        assertThat(cause(Pods.waiting("CreateContainerConfigError", "secret \"keys\" not found")))
                .isEqualTo("""
                        slipway: acceptance: the container cannot be created: secret "keys" not found
                          at pod shop-acc/shop-1, container publish
                          fix: create the secret keys in namespace shop-acc""");
    }

    @Test
    void podThatOnlyIsNotReadyTellsItsLastWarning() {
        Pod pod = Pods.pod("""
                phase: Running
                conditions: [{type: Ready, status: "False"}]
                containerStatuses: [{name: nginx, restartCount: 0, state: {running: {}}}]
                """);
        Warning warning =
                new Warning(Instant.EPOCH, "pod shop-1", "Unhealthy", "Readiness probe failed: statuscode: 503", 4);

        assertThat(Cause.of(rollout(List.of(pod)), List.of(warning), "shop-acc"))
                .hasValueSatisfying(problem -> assertThat(problem.message())
                        .isEqualTo(
                                "a pod is not ready in time; it is Running: Readiness probe failed: statuscode: 503"));
    }

    @Test
    void containerThatEndedTellsMoreThanADeadline() {
        PodFailure late = new PodFailure(
                "Deployment shop", "", false, "ProgressDeadlineExceeded", Optional.empty(), "timed out", true);
        Rollout seen = rollout(List.of(Pods.pod("""
                phase: Running
                containerStatuses:
                  - {name: nginx, restartCount: 1, state: {terminated: {exitCode: 137, reason: OOMKilled}}}
                """)));
        List<PodFailure> failures = new ArrayList<>(seen.failures());
        failures.add(late);
        Rollout rollout = new Rollout(seen.workloads(), seen.pods(), seen.states(), failures);

        assertThat(Cause.of(rollout, List.of(), "shop-acc"))
                .hasValueSatisfying(problem -> assertThat(problem.message())
                        .isEqualTo("container nginx exited with code 137: it took more memory than its limit"));
    }

    @Test
    void podThatMayNotBeMadeTellsWhatForbidsIt() {
        PodFailure refused = new PodFailure(
                "Deployment shop",
                "",
                false,
                "FailedCreate",
                Optional.empty(),
                "pods \"shop-1\" is forbidden: violates PodSecurity \"restricted:latest\"",
                true);

        assertThat(Cause.of(new Rollout(List.of(), List.of(), List.of(), List.of(refused)), List.of(), "shop-acc"))
                .hasValueSatisfying(problem -> assertThat(problem.render("acceptance"))
                        .startsWith("slipway: acceptance: no pod can be created: pods \"shop-1\" is forbidden")
                        .contains("at Deployment shop in namespace shop-acc"));
    }

    @Test
    void podsInOrderTellNothing() {
        assertThat(Cause.of(rollout(List.of(Pods.ready())), List.of(), "shop-acc"))
                .isEmpty();
    }

    private static String cause(Pod pod) {
        return Cause.of(rollout(List.of(pod)), List.of(), "shop-acc")
                .orElseThrow()
                .render("acceptance");
    }

    private static Rollout rollout(List<Pod> pods) {
        List<PodState> states = pods.stream().map(PodState::of).toList();
        return new Rollout(
                List.of(),
                pods,
                states,
                states.stream().flatMap(state -> state.failure().stream()).toList());
    }
}
