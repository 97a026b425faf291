package io.slipway.notifications;

import java.util.List;

/** Messages that several tests send. */
final class SampleMessages {

    static final ReleaseFacts.State RELEASED =
            new ReleaseFacts.State(Standing.SUCCEEDED, "RELEASED", "released", 2L, false);
    static final ReleaseFacts.State FAILED = new ReleaseFacts.State(Standing.FAILED, "FAILED", "failed", 2L, false);

    private SampleMessages() {}

    static Message released(String report) {
        return of("released", RELEASED, "", report);
    }

    static Message approvalWanted() {
        return of(
                "approvalWanted",
                new ReleaseFacts.State(Standing.QUEUED, "AWAITING_APPROVAL", "waits for an approval", 2L, false),
                "",
                "");
    }

    /** A release of an app with another name and comment. */
    static Message called(String app, String comment) {
        return of("released", app, RELEASED, "", comment, "");
    }

    static Message of(String event, ReleaseFacts.State state, String cause, String report) {
        return of(event, "fleet", state, cause, "for <!channel> & [all](https://evil.example.com)", report);
    }

    private static Message of(
            String event, String app, ReleaseFacts.State state, String cause, String comment, String report) {
        ReleaseFacts release = new ReleaseFacts(
                "5-production",
                app,
                "production",
                "release",
                5,
                "bob",
                state,
                cause,
                comment,
                new ReleaseFacts.Contents("1.4.0", "sha256:c0ffee", "registry.example.com/fleet@sha256:f00d", "3", ""),
                List.of(new ReleaseFacts.Decision("ada", true, "fine", 1L, 1L)));
        return new Message(
                "d-1",
                event,
                release,
                "portal #5",
                "https://ci.example.com/job/portal/5/",
                event.equals("approvalWanted") ? "https://ci.example.com/slipway/approvals/#a" : "",
                event.equals("approvalWanted") ? List.of("bob", "cleo") : List.of(),
                report);
    }
}
