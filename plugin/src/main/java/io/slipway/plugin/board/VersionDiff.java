package io.slipway.plugin.board;

import hudson.model.Job;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.SeenDiff;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Inquiry;
import io.slipway.plugin.engine.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code slipway diff} finds between two versions of an app, of which a job has kept charts and descriptors. */
record VersionDiff(Job<?, ?> job, VersionRow from, VersionRow to, String environment) {

    private static final Answers<List<String>, SeenDiff> ANSWERS = Answers.of(50, Duration.ofMinutes(1));

    /** Why there is none; empty when slipway can be asked. */
    Optional<String> refusal() {
        return Stream.of(from, to)
                .filter(version -> !version.record().job().equals(job) || !version.isKept())
                .findFirst()
                .map(version -> Texts.of(VersionDiff.class, "notKept", version.getVersion(), version.getBuild()));
    }

    /** Asks in the background. */
    void ask() {
        ANSWERS.ask(key(), this::compare, SeenDiff::unknown);
    }

    /** The latest; empty when nobody has asked. While slipway is being asked, it says so. */
    Optional<SeenDiff> seen() {
        return ANSWERS.of(key())
                .map(kept -> kept.value().orElseGet(() -> SeenDiff.unknown(Texts.of(VersionDiff.class, "asking"))));
    }

    private List<String> key() {
        return List.of(job.getFullName(), from.getId(), to.getId(), environment);
    }

    private SeenDiff compare() throws IOException, InterruptedException {
        List<String> options = List.of(
                "--environment=" + environment, "--version=" + to.getVersion(), "--from-version=" + from.getVersion());
        EngineRequest request = EngineRequest.of(Verb.DIFF, environment, options)
                .in(to.record().record().getDirectory())
                .descriptorOf(to.getBuild())
                .comparedWith(from.getBuild());
        Inquiry inquiry = Inquiry.of(request, job);
        return SeenDiff.in(inquiry.answer(), inquiry.masker());
    }
}
