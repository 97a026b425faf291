package io.slipway.release.watching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodStateTest {

    @Test
    void newPodIsPending() {
        PodState state = PodState.of(Pods.pod("phase: Pending"));

        assertThat(state.summary()).isEqualTo("shop-1  Pending");
        assertThat(state.failure()).isEmpty();
    }

    @Test
    void countsTheInitContainersThatAreDone() {
        PodState state = PodState.of(Pods.pod("""
                phase: Pending
                initContainerStatuses:
                  - {name: one, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed}}}
                  - {name: two, restartCount: 0, state: {running: {}}}
                """));

        assertThat(state.kubectlStatus()).isEqualTo("Init:1/2");
    }

    @Test
    void podIsReadyWhenItsConditionSaysSo() {
        PodState state = PodState.of(Pods.ready());

        assertThat(state.summary()).isEqualTo("shop-1  Running, ready");
        assertThat(state.failure()).isEmpty();
    }

    @Test
    void initContainerThatFailsAgainAndAgainIsBeyondHopeAndSaysWhy() {
        PodState state = PodState.of(Pods.initFails("slipway: acceptance: no value for token apiUrl\n  at a.ts:4"));

        assertThat(state.summary())
                .isEqualTo("shop-1  Init:CrashLoopBackOff, 2 restarts: slipway: acceptance: no value for token apiUrl");
        assertThat(state.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.isTerminal()).isTrue();
            assertThat(failure.exitCode()).contains(1);
            assertThat(failure.init()).isTrue();
        });
    }

    @Test
    void firstFailureOfAnInitContainerIsNotTheEnd() {
        PodState state = PodState.of(Pods.pod("""
                phase: Pending
                initContainerStatuses:
                  - {name: publish, restartCount: 0, state: {terminated: {exitCode: 1, reason: Error}}}
                """));

        assertThat(state.kubectlStatus()).isEqualTo("Init:Error");
        assertThat(state.failure())
                .hasValueSatisfying(failure -> assertThat(failure.isTerminal()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImagePullBackOff",
                "InvalidImageName",
                "ErrImageNeverPull",
                "CreateContainerConfigError",
                "CreateContainerError",
                "CrashLoopBackOff"
            })
    void waitingForWhatDoesNotComeIsBeyondHope(String reason) {
        assertThat(PodState.of(Pods.waiting(reason, "why")).failure())
                .hasValueSatisfying(failure -> assertThat(failure.isTerminal()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ErrImagePull", "RunContainerError"})
    void whatIsTriedAgainMayStillCome(String reason) {
        assertThat(PodState.of(Pods.waiting(reason, "why")).failure())
                .hasValueSatisfying(failure -> assertThat(failure.isTerminal()).isFalse());
    }

    @Test
    void podThatNoNodeTakesIsInTroubleThatMayPass() {
        PodState state = PodState.of(Pods.pod("""
                phase: Pending
                conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes are available}]
                """));

        assertThat(state.summary()).isEqualTo("shop-1  Pending: 0/3 nodes are available");
        assertThat(state.failure())
                .hasValueSatisfying(failure -> assertThat(failure.isTerminal()).isFalse());
    }

    @Test
    void containerThatWasKilledForItsMemoryIsNotTakenAtItsLogsWord() {
        PodState state = PodState.of(Pods.pod("""
                phase: Running
                containerStatuses:
                  - name: nginx
                    restartCount: 3
                    state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s}}
                    lastState: {terminated: {exitCode: 137, reason: OOMKilled, message: "open() failed: a warning"}}
                """));

        assertThat(state.summary()).isEqualTo("shop-1  CrashLoopBackOff, 3 restarts: OOMKilled");
    }

    @Test
    void containerThatRanBeforeAndRunsAgainIsInNoTrouble() {
        PodState state = PodState.of(Pods.pod("""
                phase: Running
                conditions: [{type: Ready, status: "True"}]
                containerStatuses:
                  - name: nginx
                    restartCount: 1
                    state: {running: {}}
                    lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
                """));

        assertThat(state.summary()).isEqualTo("shop-1  Running, ready, 1 restart");
        assertThat(state.failure()).isEmpty();
    }

    @Test
    void sidecarThatRunsIsDoneWithItsStart() {
        PodState state = PodState.of(Pods.pod("""
                phase: Pending
                initContainerStatuses:
                  - {name: sidecar, restartCount: 0, started: true, state: {running: {}}}
                  - {name: publish, restartCount: 0, state: {running: {}}}
                """));

        assertThat(state.kubectlStatus()).isEqualTo("Init:1/2");
    }
}
