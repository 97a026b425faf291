package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.plugin.settings.ApprovalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Person ADA = new Person("ada", Set.of("operations"));
    private static final Person BOB = new Person("bob", Set.of("operations"));
    private static final Person EVE = new Person("eve", Set.of());

    private final ApprovalRule rule = new ApprovalRule();

    @Test
    void oneOfTheApproversIsEnough() {
        rule.setApprovers("ada, bob");
        Approval approval = ask("carl");
        approval.decide(BOB, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void everyApproverMustAgreeWhereThatIsWanted() {
        rule.setApprovers("ada bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(BOB, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.WAITING);
        assertThat(approval.missing()).containsExactly("ada");
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void aMemberSpeaksForTheGroup() {
        rule.setApprovers("operations");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void oneRejectionEndsIt() {
        rule.setApprovers("ada bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        approval.decide(BOB, false, "not on a Friday", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.REJECTED);
        assertThat(approval.getDecisions().get(1).getComment()).isEqualTo("not on a Friday");
    }

    @Test
    void itEndsWithItsTime() {
        rule.setTimeoutMinutes(30);
        Approval approval = ask("carl");
        assertThat(approval.verdict(NOW.plus(Duration.ofMinutes(29)))).isEqualTo(Verdict.WAITING);
        assertThat(approval.verdict(NOW.plus(Duration.ofMinutes(30)))).isEqualTo(Verdict.TIMED_OUT);
    }

    @Test
    void aDecisionInTimeCountsHoweverLateItIsRead() {
        rule.setTimeoutMinutes(30);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW.plus(Duration.ofMinutes(29)));
        assertThat(approval.verdict(NOW.plus(Duration.ofDays(3)))).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void whoAskedMayNotApproveUnlessTheRuleSaysSo() {
        assertThat(ask("ada").refusal(ADA, NOW)).contains("requester");
        rule.setRequesterMayApprove(true);
        assertThat(ask("ada").refusal(ADA, NOW)).isEmpty();
    }

    @Test
    void whoIsNotNamedMayNotDecide() {
        rule.setApprovers("operations");
        Approval approval = ask("carl");
        assertThatThrownBy(() -> approval.decide(EVE, true, "", NOW)).hasMessage("noApprover");
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.WAITING);
    }

    @Test
    void nobodyDecidesTwice() {
        rule.setApprovers("ada bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.refusal(ADA, NOW)).contains("again");
    }

    @Test
    void whatIsDecidedStaysDecided() {
        Approval approval = ask("carl");
        approval.decide(ADA, false, "", NOW);
        assertThat(approval.refusal(BOB, NOW)).contains("decided");
    }

    @Test
    void aChangedRuleDoesNotChangeWhatWasAsked() {
        rule.setApprovers("ada");
        Approval approval = ask("carl");
        rule.setApprovers("eve");
        assertThat(approval.refusal(EVE, NOW)).contains("noApprover");
    }

    private Approval ask(String requester) {
        return Approval.ask("before-production", "production", requester, rule, NOW);
    }
}
