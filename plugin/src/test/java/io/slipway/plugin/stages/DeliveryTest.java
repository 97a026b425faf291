package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.PromotionOrder;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.Test;

/** The way of a build through its environments. */
class DeliveryTest {

    private static final EngineRequest REQUEST = EngineRequest.of(Verb.RELEASE, "", List.of("--version=1.4.0"))
            .in("apps/portal")
            .with("kubeconfig")
            .descriptorOf(7);

    /** europe and asia come after acceptance, and world after both. */
    private static final PromotionOrder ORDER = PromotionOrder.of(Map.of(
            "acceptance", List.of("development"),
            "europe", List.of("acceptance"),
            "asia", List.of("acceptance"),
            "world", List.of("europe", "asia")));

    private static final List<String> ENVIRONMENTS =
            List.of("world", "demo", "development", "acceptance", "europe", "asia");

    private final Delivery delivery = new Delivery(REQUEST, ORDER, ENVIRONMENTS);

    @Test
    void beginsWithTheFirstOfTheDescriptorThatComesAfterNone() throws Exception {
        assertThat(delivery.first()).isEqualTo("demo");
        assertThat(delivery.next("demo")).isEmpty();
    }

    @Test
    void branchesAndJoins() {
        released("development");
        assertThat(delivery.next("development")).containsExactly("acceptance");
        released("acceptance");
        assertThat(delivery.next("acceptance")).containsExactlyInAnyOrder("europe", "asia");
        released("asia");
        assertThat(delivery.next("asia")).isEmpty();
        released("europe");
        assertThat(delivery.next("europe")).containsExactly("world");
    }

    @Test
    void nothingIsReleasedTwice() {
        released("development");
        delivery.next("development");
        assertThat(delivery.next("development")).isEmpty();
    }

    @Test
    void oneThatFailsKeepsOnlyThoseFromGoingOnThatComeAfterIt() {
        List.of("development", "acceptance").forEach(this::released);
        delivery.next("acceptance");
        ended("asia", DeliveryState.FAILED, "asia: no value for token apiUrl");
        released("europe");
        assertThat(delivery.next("asia")).isEmpty();
        assertThat(delivery.next("europe")).isEmpty();
    }

    @Test
    void failsAtTheEndWithTheCauseOfEach() {
        released("development");
        ended("asia", DeliveryState.FAILED, "asia: no value for token apiUrl");
        ended("europe", DeliveryState.FAILED, "slipway ended without a report");
        ended("acceptance", DeliveryState.ENDED, "The release to acceptance was rejected.");
        assertThatThrownBy(delivery::result).isInstanceOf(AbortException.class).hasMessage("""
                        asia: no value for token apiUrl
                        europe: slipway ended without a report
                        acceptance: The release to acceptance was rejected.""");
    }

    @Test
    void aRejectionIsNoFailure() {
        released("development");
        ended("acceptance", DeliveryState.ENDED, "The release to acceptance was rejected.");
        assertThatThrownBy(delivery::result).isInstanceOf(FlowInterruptedException.class);
    }

    @Test
    void returnsWhatEachReleaseReturns() throws Exception {
        delivery.ended(
                "development",
                Map.of("state", "RELEASED", "run", delivery.begin("development", false), "version", "1.4.0"));
        assertThat(delivery.result()).isEqualTo(Map.of("development", Map.of("version", "1.4.0")));
    }

    @Test
    void aDescriptorThatNobodyReadIsNoEmptySuccess() {
        assertThatThrownBy(() -> new Delivery(REQUEST, PromotionOrder.NONE, List.of()).first())
                .isInstanceOf(AbortException.class);
    }

    @Test
    void releasesTheSamePackageEverywhere() {
        EngineRequest request = delivery.begin("acceptance", false).request();
        assertThat(request.environment()).isEqualTo("acceptance");
        assertThat(request.toString()).isEqualTo("release --environment=acceptance --version=1.4.0");
        assertThat(request.directory()).isEqualTo("apps/portal");
        assertThat(request.credentialsId()).isEqualTo("kubeconfig");
        assertThat(request.descriptorOf()).isEqualTo(7);
    }

    private void released(String environment) {
        ended(environment, DeliveryState.RELEASED, "");
    }

    private void ended(String environment, DeliveryState state, String cause) {
        delivery.ended(environment, Map.of("state", state.name(), "cause", cause));
    }
}
