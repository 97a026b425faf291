package io.slipway.plugin.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.ReleaseEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipientsTest {

    @Test
    void anApprovalThatIsWantedConcernsTheApprovers() {
        assertThat(users(ReleaseEvent.APPROVAL_WANTED, Optional.of(approval()))).containsExactly("ada", "bob");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "APPROVAL_WANTED")
    void allElseConcernsWhoRequestedIt(ReleaseEvent event) {
        assertThat(users(event, Optional.of(approval()))).containsExactly("carl", "dora");
        assertThat(users(event, Optional.empty())).containsExactly("starter");
    }

    @Test
    void anApprovalThatNobodyKnowsConcernsNobody() {
        assertThat(users(ReleaseEvent.APPROVAL_WANTED, Optional.empty())).isEmpty();
    }

    @Test
    void goesToTheConfiguredAddressesAlone() {
        assertThat(Recipients.of(
                        ReleaseEvent.FAILED,
                        null,
                        Optional.of(approval()),
                        "team@example.com, ops@example.com",
                        user -> Optional.of(user + "@example.com")))
                .containsExactly("team@example.com", "ops@example.com");
    }

    private static List<String> users(ReleaseEvent event, Optional<Approval> approval) {
        return Recipients.users(event, approval, new OneGroup(), () -> List.of("starter"));
    }

    private static Approval approval() {
        ApprovalRule rule = new ApprovalRule();
        rule.setApprovers("ada, operations, user:bob, carl");
        return Approval.ask(
                "before-production", "production", List.of("carl", "dora"), rule, new OneGroup(), Instant.EPOCH);
    }

    /** In which operations is a group. */
    private record OneGroup() implements Realm {

        @Override
        public boolean isSameUser(String one, String other) {
            return one.equals(other);
        }

        @Override
        public boolean isSameGroup(String one, String other) {
            return one.equals(other);
        }

        @Override
        public boolean isGroup(String name) {
            return name.equals("operations");
        }
    }
}
