package io.slipway.plugin.notifications;

import hudson.model.Run;
import io.slipway.plugin.Names;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.settings.ReleaseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Whom a mail goes to. */
final class Recipients {

    private Recipients() {}

    /**
     * The addresses of a mail, each once.
     *
     * @param configured addresses; empty for those of the people whom the event concerns
     * @param addressOf a user, where somebody knows it
     */
    static List<String> of(
            ReleaseEvent event,
            Run<?, ?> run,
            Optional<Approval> approval,
            String configured,
            Function<String, Optional<String>> addressOf) {
        List<String> named = Names.split(configured);
        return named.isEmpty()
                ? users(event, approval, Realm.current(), () -> Requesters.of(run, run.getNumber())).stream()
                        .flatMap(user -> addressOf.apply(user).stream())
                        .distinct()
                        .toList()
                : named;
    }

    /** @param requesters of a release that nobody had to approve */
    static List<String> users(
            ReleaseEvent event, Optional<Approval> approval, Realm realm, Supplier<List<String>> requesters) {
        if (event == ReleaseEvent.APPROVAL_WANTED) {
            return approval.map(asked -> asked.askedUsers(realm)).orElse(List.of());
        }
        return approval.map(Approval::getRequesters).orElseGet(requesters);
    }
}
