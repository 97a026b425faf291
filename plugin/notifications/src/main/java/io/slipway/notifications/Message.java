package io.slipway.notifications;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a release.
 *
 * @param delivery names the message; a message that is sent again has the same
 * @param event what happened, as configurations write it
 * @param build for people, such as {@code portal #5}
 * @param buildUrl empty where Jenkins does not know its own address
 * @param decideUrl where an approval is decided; empty when none is wanted
 * @param requesters who asked for what waits for that approval; empty when none is wanted, or no person asked
 * @param report of slipway, as JSON; empty when there is none
 */
public record Message(
        String delivery,
        String event,
        ReleaseFacts release,
        String build,
        String buildUrl,
        String decideUrl,
        List<String> requesters,
        String report) {

    public Message {
        requesters = List.copyOf(requesters);
    }

    /** A link with its text. */
    record Link(String text, String url) {}

    /** All in one line. */
    String sentence() {
        String what = (release.app() + " " + release.contents().version()).strip();
        String app = what.isEmpty() ? build : what;
        return release.isRolledBack()
                ? Texts.of("rolledBack", app, release.environment())
                : Texts.of(
                        "sentence", app, release.environment(), release.state().text());
    }

    /** Who asked, why, and who decided what; empty when there is nothing to say. */
    List<String> details() {
        List<String> details = new ArrayList<>();
        if (!requesters.isEmpty()) {
            details.add(Texts.of("requestedBy", String.join(", ", requesters)));
        }
        if (!release.cause().isEmpty()) {
            details.add(release.causeLine());
        }
        if (!release.comment().isEmpty()) {
            details.add(release.comment());
        }
        for (ReleaseFacts.Decision decision : release.decisions()) {
            String comment = decision.comment().isEmpty() ? "" : ": " + decision.comment();
            details.add(Texts.of(decision.approved() ? "approvedBy" : "rejectedBy", decision.user()) + comment);
        }
        return details;
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        add(links, Texts.of("decide"), decideUrl);
        add(links, Texts.of("open"), release.contents().url());
        add(links, build, buildUrl);
        return links;
    }

    private static void add(List<Link> links, String text, String url) {
        if (!url.isEmpty()) {
            links.add(new Link(text, url));
        }
    }
}
