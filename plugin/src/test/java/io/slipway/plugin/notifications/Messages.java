package io.slipway.plugin.notifications;

import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.settings.ReleaseEvent;
import java.util.List;

/** Messages that several tests send. */
final class Messages {

    private Messages() {}

    static Message released(String report) {
        return of(ReleaseEvent.RELEASED, ReleaseState.RELEASED, "", report);
    }

    static Message of(ReleaseEvent event, ReleaseState state, String cause, String report) {
        ReleaseRecord record = ReleaseRecord.of("5-production", "release", "production", 5, "bob")
                .of("fleet")
                .because("for <!channel> & [all](https://evil.example.com)")
                .as(state, cause)
                .decided(List.of(new Decision("ada", true, "fine", 1L, List.of())));
        boolean wanted = event == ReleaseEvent.APPROVAL_WANTED;
        return new Message(
                "d-1",
                event,
                record,
                "1.4.0",
                "portal #5",
                "https://ci.example.com/job/portal/5/",
                wanted ? "https://ci.example.com/slipway/approvals/#a" : "",
                report);
    }
}
