package io.slipway.release.guarding;

import io.slipway.release.checks.Answer;
import io.slipway.release.checks.Checks;
import io.slipway.release.checks.Facts;
import io.slipway.release.checks.QueryCheck;
import io.slipway.release.checks.RequestCheck;
import java.time.Instant;
import java.util.Optional;

/** What other systems are asked, no oftener than they want to be, and what they last said. */
final class Questions {

    private final WebSource web;
    private final Subject subject;
    private final Instant since;
    private Optional<Answer> toRequest = Optional.empty();
    private Instant requested = Instant.MIN;

    /** @param since when they were first asked */
    Questions(WebSource web, Subject subject, Instant since) {
        this.web = web;
        this.subject = subject;
        this.since = since;
    }

    /** The facts, with the answers of now. */
    Facts answering(Facts facts, Checks checks) {
        if (!subject.change().bringsABuild()) {
            return facts;
        }
        checks.request().ifPresent(this::ask);
        return facts.answered(
                checks.request().flatMap(check -> toRequest), checks.query().map(this::answer));
    }

    private void ask(RequestCheck check) {
        Instant now = Instant.now();
        if (requested.isAfter(now.minus(check.every()))) {
            return;
        }
        toRequest = Optional.of(new RequestQuestion(web, check, subject).ask(since));
        requested = now;
    }

    private Answer answer(QueryCheck check) {
        return new QueryQuestion(web, check).ask(since, Instant.now());
    }
}
