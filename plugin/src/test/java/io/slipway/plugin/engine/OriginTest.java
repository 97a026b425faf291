package io.slipway.plugin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.approvals.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void namesEachWhoApprovedOnceAndNobodyElse() {
        List<Decision> decisions = List.of(decision("ada", true), decision("bob", false), decision("ada", true));

        assertThat(Origin.approvers(decisions)).containsExactly("--approved-by=ada");
    }

    @Test
    void saysWhichBranchAMultibranchProjectHasTheJobFor() throws Exception {
        assertThat(Origin.branch(Map.of("BRANCH_NAME", "release/1.4"))).containsExactly("--branch=release/1.4");
    }

    @Test
    void saysNoBranchOfAJobThatHasNone() throws Exception {
        assertThat(Origin.branch(Map.of("JOB_NAME", "shop"))).isEmpty();
    }

    private static Decision decision(String user, boolean approved) {
        return new Decision(user, approved, "", 0, List.of());
    }
}
