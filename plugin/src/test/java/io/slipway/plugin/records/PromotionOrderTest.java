package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.Report;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a release may go next, as a report says that the descriptor has it. */
class PromotionOrderTest {

    private static final PromotionOrder BRANCHES =
            PromotionOrder.of(Map.of("europe", List.of("development"), "world", List.of("europe", "america")));

    @Test
    void isReadFromAReport() throws Exception {
        Report report = Report.parse("""
                {"verb": "check", "exitCode": 0, "problems": [], "result": {"app": "shop", "environments": [
                {"environment": "development", "passed": true, "notes": []},
                {"environment": "america", "after": ["development"], "passed": true, "notes": []},
                {"environment": "europe", "after": ["development"], "passed": true, "notes": []}]}}""");
        PromotionOrder order = PromotionOrder.of(report.lists("environments", "environment", "after"));
        assertThat(order.successors("development")).containsExactly("america", "europe");
        assertThat(order.successors("europe")).isEmpty();
        assertThat(order.before("america")).containsExactly("development");
    }

    @Test
    void putsEachEnvironmentBehindThoseThatItComesAfter() {
        assertThat(BRANCHES.sorted(List.of("world", "america", "europe", "development")))
                .containsExactly("america", "development", "europe", "world");
    }

    @Test
    void leavesTheRestAsItWas() {
        assertThat(PromotionOrder.NONE.sorted(List.of("b", "a", "c"))).containsExactly("b", "a", "c");
    }

    /** Slipway refuses one; an agent could send it all the same. */
    @Test
    void endsWithACircle() {
        PromotionOrder circle = PromotionOrder.of(Map.of("a", List.of("b"), "b", List.of("a")));
        assertThat(circle.sorted(List.of("a", "b", "c"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    /** A promotion reads no descriptor, and older records are dropped: the newest that says it counts, also after a restart. */
    @Test
    void isKnownFromTheRecordsOfTheApp(@TempDir File job) throws Exception {
        ReleaseHistory history = ReleaseHistory.in(job);
        history.put(record(1).of("shop").ordered(BRANCHES));
        history.put(record(2).of("shop"));
        history.put(record(3).of("admin"));
        assertThat(history.order("shop", "").before("world")).containsExactly("europe", "america");
        assertThat(history.order("admin", "").isEmpty()).isTrue();
        assertThat(new HistoryFile(job).read().get(2).order().before("europe")).containsExactly("development");
    }

    private static ReleaseRecord record(int build) {
        return ReleaseRecord.of(build + "-development", "release", "development", build, "ada");
    }
}
