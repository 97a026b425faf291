package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.plugin.settings.ApprovalRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Realm REALM = new NamesInAnyCase("operations", "security", "Release Managers");
    private static final Person ADA = new Person("ada", Set.of("operations", "security"), REALM);
    private static final Person BOB = new Person("bob", Set.of("operations"), REALM);
    private static final Person EVE = new Person("eve", Set.of(), REALM);

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
        rule.setApprovers("ada, bob");
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
        rule.setApprovers("ada, bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        approval.decide(BOB, false, "not on a Friday", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.REJECTED);
        assertThat(approval.getDecisions().get(1).getComment()).isEqualTo("not on a Friday");
    }

    /** Nobody can list the members of a group, and who requested the release is not asked. */
    @Test
    void asksTheUsersOfTheRuleWhoMayDecide() {
        rule.setApprovers("ada, operations, user:security, group:eve, carl");
        assertThat(ask("carl").askedUsers(REALM)).containsExactly("ada", "security");
        rule.setRequesterMayApprove(true);
        assertThat(ask("carl").askedUsers(REALM)).containsExactly("ada", "security", "carl");
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
        rule.setApprovers("ada, bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.refusal(ADA, NOW)).contains("again");
    }

    @Test
    void whatIsWithdrawnCanBeDecidedNoMore() {
        Approval approval = ask("carl");
        approval.withdraw(NOW);
        approval.withdraw(NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.WITHDRAWN);
        assertThat(approval.refusal(ADA, NOW)).contains("decided");
    }

    @Test
    void anApprovalForTonightDoesNotBringBackWhatWasWithdrawn() {
        Approval approval = ask("carl");
        Instant tonight = NOW.plus(Duration.ofHours(12));
        approval.decide(ADA, true, "", tonight, NOW);
        approval.withdraw(NOW);
        assertThat(approval.verdict(tonight)).isEqualTo(Verdict.WITHDRAWN);
    }

    @Test
    void whatIsApprovedIsNotWithdrawn() {
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        approval.withdraw(NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
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

    /** Many directories have groups such as this one. */
    @Test
    void aGroupsNameMayHoldBlanks() {
        rule.setApprovers("Release Managers, carl\r\ndora");
        Approval approval = ask("eve");
        assertThat(approval.getApprovers()).containsExactly("Release Managers", "carl", "dora");
        assertThat(approval.refusal(new Person("gus", Set.of("Release Managers"), REALM), NOW))
                .isEmpty();
    }

    @Test
    void namesAreComparedAsTheRealmDoes() {
        rule.setApprovers("Ada, OPERATIONS");
        assertThat(ask("carl").refusal(new Person("ada", Set.of(), REALM), NOW)).isEmpty();
        assertThat(ask("carl").refusal(BOB, NOW)).isEmpty();
        assertThat(ask("Ada").refusal(ADA, NOW)).contains("requester");
    }

    @Test
    void aUserWhoIsCalledLikeAGroupIsNotThatGroup() {
        rule.setApprovers("operations");
        Person squatter = new Person("operations", Set.of(), REALM);
        assertThat(ask("carl").refusal(squatter, NOW)).contains("noApprover");
    }

    @Test
    void aNameCanSayWhatItIs() {
        rule.setApprovers("user:operations, group:ada");
        assertThat(ask("carl").refusal(new Person("operations", Set.of(), REALM), NOW))
                .isEmpty();
        assertThat(ask("carl").refusal(new Person("ada", Set.of(), REALM), NOW)).contains("noApprover");
        assertThat(ask("carl").refusal(new Person("gus", Set.of("ada"), REALM), NOW))
                .isEmpty();
    }

    @Test
    void onePersonCountsOnceAlsoOfTwoGroups() {
        rule.setApprovers("operations, security");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.WAITING);
        assertThat(approval.missing()).hasSize(1);
    }

    /** Ada, who decided first, then stands for the group that Bob is not in. */
    @Test
    void whoDecidesFirstDoesNotTakeTheNameThatAnotherNeeds() {
        rule.setApprovers("operations, security");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        approval.decide(ADA, true, "", NOW);
        approval.decide(BOB, true, "", NOW);
        assertThat(approval.missing()).isEmpty();
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void aRequesterWhoMayNotApproveIsNotWaitedFor() {
        rule.setApprovers("Ada, bob");
        rule.setEveryApprover(true);
        Approval approval = ask("ada");
        assertThat(approval.missing()).containsExactly("bob");
        approval.decide(BOB, true, "", NOW);
        assertThat(approval.verdict(NOW)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void whereOnlyRequestersAreNamedNobodyMayApprove() {
        rule.setApprovers("ada");
        assertThat(ask("ada").isImpossible()).isTrue();
        assertThat(ask("carl").isImpossible()).isFalse();
        rule.setRequesterMayApprove(true);
        assertThat(ask("ada").isImpossible()).isFalse();
        rule.setRequesterMayApprove(false);
        rule.setApprovers("operations");
        assertThat(ask("operations").isImpossible()).isFalse();
    }

    @Test
    void noneOfSeveralRequestersMayApprove() {
        Approval approval = Approval.ask("1", "production", List.of("carl", "ada"), rule, REALM, NOW);
        assertThat(approval.refusal(ADA, NOW)).contains("requester");
        assertThat(approval.refusal(BOB, NOW)).isEmpty();
    }

    @Test
    void anApprovalFromATimeOnWaitsForThatTime() {
        Approval approval = ask("carl");
        Instant later = NOW.plus(Duration.ofHours(12));
        approval.decide(BOB, true, "when the shop is closed", later, NOW);
        assertThat(approval.verdict(later.minusMillis(1))).isEqualTo(Verdict.WAITING);
        assertThat(approval.startsAt()).contains(later);
        assertThat(approval.verdict(later)).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void untilThenItCanBeTakenBack() {
        Approval approval = ask("carl");
        approval.decide(BOB, true, "", NOW.plus(Duration.ofHours(12)), NOW);
        approval.decide(BOB, false, "a fault was found", NOW.plus(Duration.ofHours(1)));
        assertThat(approval.verdict(NOW.plus(Duration.ofHours(12)))).isEqualTo(Verdict.REJECTED);
        assertThat(approval.getDecisions()).hasSize(1);
    }

    @Test
    void theLatestOfThoseWhoMustAgreeDecidesWhenItStarts() {
        rule.setApprovers("ada, bob");
        rule.setEveryApprover(true);
        Approval approval = ask("carl");
        Instant later = NOW.plus(Duration.ofHours(12));
        approval.decide(BOB, true, "", later, NOW);
        assertThat(approval.startsAt()).isEmpty();
        approval.decide(ADA, true, "", NOW);
        assertThat(approval.missing()).isEmpty();
        assertThat(approval.startsAt()).contains(later);
    }

    /** Otherwise it would have timed out by then. */
    @Test
    void aTimeBehindTheEndIsRefused() {
        rule.setTimeoutMinutes(30);
        Approval approval = ask("carl");
        assertThatThrownBy(() -> approval.decide(BOB, true, "", NOW.plus(Duration.ofMinutes(30)), NOW))
                .hasMessage("tooLate");
        assertThat(approval.getDecisions()).isEmpty();
    }

    private Approval ask(String requester) {
        return Approval.ask("before-production", "production", List.of(requester), rule, REALM, NOW);
    }

    /** As Jenkins' own realms do. */
    private record NamesInAnyCase(Set<String> known) implements Realm {

        NamesInAnyCase(String... groups) {
            this(Set.of(groups));
        }

        @Override
        public boolean isSameUser(String one, String other) {
            return one.equalsIgnoreCase(other);
        }

        @Override
        public boolean isSameGroup(String one, String other) {
            return one.equalsIgnoreCase(other);
        }

        @Override
        public boolean isGroup(String name) {
            return known.stream().anyMatch(name::equalsIgnoreCase);
        }
    }
}
