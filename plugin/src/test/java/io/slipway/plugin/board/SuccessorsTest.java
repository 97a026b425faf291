package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.PromotionOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the history of an environment offers to promote to. */
class SuccessorsTest {

    private static final List<String> CONFIGURED = List.of("development", "acceptance", "production");

    @Test
    void areThoseOfTheDescriptor() {
        PromotionOrder order =
                PromotionOrder.of(Map.of("acceptance", List.of("development"), "training", List.of("development")));
        assertThat(EnvironmentHistory.successors(order, CONFIGURED, "development"))
                .containsExactlyInAnyOrder("acceptance", "training");
        assertThat(EnvironmentHistory.successors(order, CONFIGURED, "acceptance"))
                .isEmpty();
    }

    @Test
    void areTheNextOneThatIsConfiguredWhereTheDescriptorSaysNothing() {
        assertThat(EnvironmentHistory.successors(PromotionOrder.NONE, CONFIGURED, "acceptance"))
                .containsExactly("production");
        assertThat(EnvironmentHistory.successors(PromotionOrder.NONE, CONFIGURED, "production"))
                .isEmpty();
        assertThat(EnvironmentHistory.successors(PromotionOrder.NONE, CONFIGURED, "elsewhere"))
                .isEmpty();
    }
}
