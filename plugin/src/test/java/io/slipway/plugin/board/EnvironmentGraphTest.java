package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.board.EnvironmentGraph.Column;
import io.slipway.plugin.records.PromotionOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentGraphTest {

    @Test
    void anEnvironmentStandsBehindThoseThatItComesAfter() {
        PromotionOrder order = PromotionOrder.of(Map.of(
                "acceptance", List.of("development"),
                "canary", List.of("acceptance"),
                "demo", List.of("development"),
                "production", List.of("acceptance", "canary")));
        assertThat(columns(List.of("production", "demo", "development", "acceptance", "canary"), order))
                .containsExactly(
                        List.of("development"),
                        List.of("demo", "acceptance"),
                        List.of("canary"),
                        List.of("production"));
    }

    @Test
    void linesLeadFromMiddleToMiddle() {
        PromotionOrder order = PromotionOrder.of(Map.of("east", List.of("acceptance"), "west", List.of("acceptance")));
        Column last = EnvironmentGraph.of(List.of("acceptance", "east", "west"), order)
                .getColumns()
                .get(1);
        assertThat(last.lines())
                .extracting(EnvironmentGraph.Line::path)
                .containsExactly("M0 50 C50 50 50 25 100 25", "M0 50 C50 50 50 75 100 75");
    }

    @Test
    void withoutAStatedOrderTheyFollowEachOther() {
        assertThat(columns(List.of("acceptance", "production"), PromotionOrder.NONE))
                .containsExactly(List.of("acceptance"), List.of("production"));
    }

    /** Slipway refuses a circle; an agent could send one. */
    @Test
    void aCircleHasAnEnd() {
        PromotionOrder circle = PromotionOrder.of(Map.of("a", List.of("b"), "b", List.of("a")));
        assertThat(columns(List.of("a", "b"), circle)).containsExactly(List.of("a"), List.of("b"));
    }

    /** One that was never released to is known by the order alone, and not shown. */
    @Test
    void whatIsNotShownIsNoColumn() {
        PromotionOrder order = PromotionOrder.of(Map.of("production", List.of("acceptance")));
        assertThat(columns(List.of("production"), order)).containsExactly(List.of("production"));
    }

    private static List<List<String>> columns(List<String> environments, PromotionOrder order) {
        return EnvironmentGraph.of(environments, order).getColumns().stream()
                .map(Column::environments)
                .toList();
    }
}
