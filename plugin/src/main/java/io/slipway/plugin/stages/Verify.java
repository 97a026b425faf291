package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.HttpCheck;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.Settings;
import io.slipway.plugin.settings.Verification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Looks at what has been released: asks its URL, then a person, as the environment wants it. */
final class Verify implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Released released;
    private final long since = Instant.now().toEpochMilli();
    private boolean answered;
    private boolean told;
    private boolean stopped;

    Verify(Released released) {
        this.released = released;
    }

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        EnvironmentSettings environment = Settings.of(context.run().getParent())
                .environment(engineRun.request().environment());
        Verification wanted = environment.check().orElseGet(Verification::new);
        if (stopped) {
            String why = Texts.of(Verify.class, "stopped", environment.getName());
            engineRun.record(context.run(), ReleaseState.UNVERIFIED, why);
            return new Next.Ended(why, true);
        }
        if (!answered && !wanted.getPath().isEmpty()) {
            return ask(wanted, engineRun, context);
        }
        return wanted.isManual() ? askPerson(environment, engineRun, context) : done(engineRun, context.run());
    }

    private Next ask(Verification wanted, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
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
            return context.workspace().act(check);
        } catch (IOException | RuntimeException away) {
            return Texts.of(Verify.class, "away", away);
        }
    }

    private Next askPerson(EnvironmentSettings environment, EngineRun engineRun, BuildContext context)
            throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        ApprovalRule rule = environment.approvalRule().orElseGet(ApprovalRule::new);
        Approval approval = ApprovalsAction.of(run)
                .ask(Approval.ask(
                        "after-" + environment.getName(),
                        environment.getName(),
                        Requesters.starter(run),
                        rule,
                        Instant.now()));
        Verdict verdict = approval.verdict(Instant.now());
        if (verdict == Verdict.APPROVED) {
            return done(engineRun, run);
        }
        if (verdict != Verdict.WAITING) {
            String why = Texts.of(Verify.class, verdict.name(), environment.getName());
            engineRun.record(run, ReleaseState.UNVERIFIED, why);
            return new Next.Ended(why, false);
        }
        if (!told) {
            told = true;
            context.log().getLogger().println(Texts.of(Verify.class, "asking", environment.getName()));
            context.log().hyperlink("/" + run.getUrl() + "slipway-approvals/", Texts.of(AwaitApproval.class, "answer"));
            context.log().getLogger().println();
        }
        return new Next.Again(PAUSE);
    }

    private Next done(EngineRun engineRun, Run<?, ?> run) throws IOException {
        engineRun.record(run, ReleaseState.RELEASED, "");
        return new Next.Done(released.asMap());
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
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
