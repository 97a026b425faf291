package io.slipway.plugin.notifications;

import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.settings.ReleaseEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a release.
 *
 * @param delivery names the message; a message that is sent again has the same
 * @param version that would come into the environment, or came; empty while nobody knows it
 * @param build for people, such as {@code portal #5}
 * @param buildUrl empty where Jenkins does not know its own address
 * @param decideUrl where an approval is decided; empty when none is wanted
 * @param report of slipway, as JSON; empty when there is none
 */
record Message(
        String delivery,
        ReleaseEvent event,
        ReleaseRecord record,
        String version,
        String build,
        String buildUrl,
        String decideUrl,
        String report) {

    /** A link with its text. */
    record Link(String text, String url) {}

    /** All in one line. */
    String sentence() {
        String what = (record.getApp() + " " + version).strip();
        String app = what.isEmpty() ? build : what;
        return event == ReleaseEvent.ROLLED_BACK
                ? Texts.of(Message.class, "rolledBack", app, record.getEnvironment())
                : Texts.of(
                        Message.class,
                        "sentence",
                        app,
                        record.getEnvironment(),
                        record.getState().getText());
    }

    /** Why, and who decided what; empty when there is nothing to say. */
    List<String> details() {
        List<String> details = new ArrayList<>();
        if (!record.getCause().isEmpty()) {
            details.add(record.getCauseLine());
        }
        if (!record.getComment().isEmpty()) {
            details.add(record.getComment());
        }
        for (Decision decision : record.getDecisions()) {
            String comment = decision.getComment().isEmpty() ? "" : ": " + decision.getComment();
            String key = decision.isApproved() ? "approvedBy" : "rejectedBy";
            details.add(Texts.of(Message.class, key, decision.getUser()) + comment);
        }
        return details;
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        add(links, Texts.of(Message.class, "decide"), decideUrl);
        add(links, Texts.of(Message.class, "open"), record.getUrl());
        add(links, build, buildUrl);
        return links;
    }

    private static void add(List<Link> links, String text, String url) {
        if (!url.isEmpty()) {
            links.add(new Link(text, url));
        }
    }
}
