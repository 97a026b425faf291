package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.HttpCheck;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Bounded;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.Verification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at what has been released: asks its URL, then a person, as the environment wants it. */
final class Verify implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Verification wanted;
    private final ApprovalRule rule;
    private Released released = Released.NOTHING;
    private long since;
    private boolean answered;
    private boolean told;
    private boolean stopped;

    /** @param environment as it was configured when slipway was started: what happens to it since lowers no bar */
    Verify(EnvironmentSettings environment) {
        wanted = environment.check().orElseGet(Verification::new);
        rule = environment.approvalRule().orElseGet(ApprovalRule::new);
    }

    /** @param what has been released just now */
    Verify of(Released what) {
        released = what;
        since = Instant.now().toEpochMilli();
        return this;
    }

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        if (stopped) {
            String why = Texts.of(Verify.class, "stopped", engineRun.request().environment());
            engineRun.record(context.run(), ReleaseState.UNVERIFIED, why);
            return new Next.Ended(why, true);
        }
        if (holdsAgent()) {
            return context.onAgent() ? ask(engineRun, context) : new Next.Agent();
        }
        return wanted.isManual() ? askPerson(engineRun, context) : done(engineRun, context.run());
    }

    private Next ask(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        String expected = wanted.getExpected().replace("@version@", released.getVersion());
        String wrong = askUrl(new HttpCheck(released.getUrl(), wanted.getPath(), expected), context);
        if (wrong.isEmpty()) {
            answered = true;
            context.log().getLogger().println(Texts.of(Verify.class, "answers", released.getUrl() + wanted.getPath()));
            return new Next.Again(Duration.ZERO);
        }
        if (Instant.now().toEpochMilli() - since
                < Duration.ofSeconds(wanted.getTimeoutSeconds()).toMillis()) {
            return new Next.Again(PAUSE);
        }
        String cause = Texts.of(Verify.class, "wrong", engineRun.request().environment(), wrong);
        engineRun.record(context.run(), ReleaseState.UNVERIFIED, cause);
        return new Next.Failed(cause);
    }

    private static String askUrl(HttpCheck check, BuildContext context) throws InterruptedException {
        try {
            return Bounded.text(context.workspace().act(check));
        } catch (IOException | RuntimeException away) {
            return Texts.of(Verify.class, "away", away);
        }
    }

    private Next askPerson(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        String environment = engineRun.request().environment();
        Approval approval = asked(engineRun, run);
        Verdict verdict = approval.verdict(Instant.now());
        if (verdict == Verdict.APPROVED) {
            return done(engineRun, run);
        }
        if (verdict != Verdict.WAITING) {
            String why = Texts.of(Verify.class, verdict.name(), environment);
            engineRun.record(run, ReleaseState.UNVERIFIED, why);
            return new Next.Ended(why, false);
        }
        if (!told) {
            told = true;
            context.log().getLogger().println(Texts.of(Verify.class, "asking", environment));
            context.log()
                    .hyperlink(
                            "/" + ApprovalsAction.of(run).listUrl(approval), Texts.of(AwaitApproval.class, "answer"));
            context.log().getLogger().println();
        }
        return new Next.Again(PAUSE);
    }

    private Approval asked(EngineRun engineRun, Run<?, ?> run) throws IOException {
        String environment = engineRun.request().environment();
        String id = "after-" + environment;
        Optional<Approval> asked = ApprovalsAction.of(run).find(id);
        if (asked.isPresent()) {
            return asked.get();
        }
        List<String> requesters = Requesters.of(run, run.getNumber());
        return ApprovalsAction.of(run)
                .ask(Approval.ask(id, environment, requesters, rule, Realm.current(), Instant.now())
                        .about(ApprovalSubject.released(engineRun.recordIn(run))));
    }

    private Next done(EngineRun engineRun, Run<?, ?> run) throws IOException {
        engineRun.record(run, ReleaseState.RELEASED, "");
        return new Next.Done(released.asMap());
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    /** A person is asked without one. */
    @Override
    public boolean holdsAgent() {
        return !answered && !wanted.getPath().isEmpty();
    }

    @Override
    public long changeStamp() {
        return (answered ? 1 : 0) + (told ? 2 : 0);
    }

    @Override
    public String status() {
        return Texts.of(Verify.class, "status");
    }
}
