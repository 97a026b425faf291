package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.approvals.SeenChecks;
import io.slipway.plugin.approvals.SeenDiff;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.CommandLine;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks the environment's approvers; a build asks once for each environment. */
final class AwaitApproval implements Stage, Asker {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String environment;
    private final boolean only;
    private boolean told;
    private boolean checked;
    private SeenDiff diff;
    private SeenChecks seen;
    private boolean stopped;

    private AwaitApproval(String environment, boolean only) {
        this.environment = environment;
        this.only = only;
    }

    static AwaitApproval before(EngineRequest request) {
        return new AwaitApproval(request.environment(), false);
    }

    static AwaitApproval only(EngineRequest request) {
        return new AwaitApproval(request.environment(), true);
    }

    @Override
    public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        Optional<Approval> known = ApprovalsAction.of(run).find("before-" + environment);
        return known.isPresent() ? follow(engineRun, context, known.get()) : ask(engineRun, context);
    }

    /** What has been asked decides, whatever became of the rule meanwhile; what has not needs a rule. */
    private Next ask(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        Optional<String> fork = ForkedChange.refusal(run);
        if (fork.isPresent()) {
            engineRun.record(run, ReleaseState.REJECTED, fork.get());
            return new Next.Ended(fork.get(), false);
        }
        Optional<String> unknown =
                only ? KnownEnvironments.of(engineRun.request(), run).refusalOfApproval(environment) : Optional.empty();
        if (unknown.isPresent()) {
            return new Next.Failed(unknown.get());
        }
        Optional<ApprovalRule> rule =
                Settings.toRelease(run.getParent()).environment(environment).approvalRule();
        if (rule.isEmpty()) {
            return agreed();
        }
        // Nobody is asked for what could not be done.
        CommandLine.check(engineRun.request(), run);
        Optional<Next> overtaken = AwaitTurn.overtaken(engineRun, run);
        if (overtaken.isPresent()) {
            return overtaken.get();
        }
        if (!checked && needsCheck(engineRun.request(), run)) {
            checked = true;
            return new Next.Then(RunProcess.check(engineRun.request(), this));
        }
        // An approval alone needs no agent, and mostly there is none.
        Optional<Next> question = only ? Optional.empty() : question(engineRun);
        if (question.isPresent()) {
            return question.get();
        }
        Optional<String> refused = Optional.ofNullable(seen).flatMap(SeenChecks::refusal);
        if (refused.isPresent()) {
            engineRun.record(run, ReleaseState.FAILED, refused.get());
            return new Next.Failed(refused.get());
        }
        return follow(engineRun, context, asked(engineRun, run, rule.get()));
    }

    /** What slipway is still to be asked, for the people who decide; empty when it has been. */
    private Optional<Next> question(EngineRun engineRun) {
        if (diff == null && engineRun.request().verb().isCompared()) {
            return Optional.of(new Next.Then(RunProcess.compare(engineRun.request(), new Compare(this))));
        }
        return seen == null ? Optional.of(look(engineRun)) : Optional.empty();
    }

    /** What the release would change, for the people who decide. */
    AwaitApproval compared(SeenDiff seenDiff) {
        diff = seenDiff;
        return this;
    }

    private Next look(EngineRun engineRun) {
        return new Next.Then(RunProcess.look(engineRun.request(), this));
    }

    private boolean hasChanged() {
        return seen != null && seen.nextChange().filter(Instant.now()::isAfter).isPresent();
    }

    @Override
    public AwaitApproval answered(String text, Masker masker, Instant now) {
        try {
            seen = SeenChecks.in(Report.parse(text), now);
        } catch (NotAReportException e) {
            seen = SeenChecks.unknown(Texts.of(AwaitChecks.class, "noAnswer"), now);
        }
        return this;
    }

    @Override
    public AwaitApproval unanswered(String why, Instant now) {
        seen = SeenChecks.unknown(why, now);
        return this;
    }

    /** A build that packaged the app has checked it for all environments. */
    private boolean needsCheck(EngineRequest request, Run<?, ?> run) {
        boolean packaged = !ReleasesAction.of(run)
                        .packaged(request.directory())
                        .getVersion()
                        .isEmpty()
                || !request.chart().isEmpty();
        return !only && request.verb() == Verb.RELEASE && !packaged;
    }

    private Next follow(EngineRun engineRun, BuildContext context, Approval approval)
            throws IOException, InterruptedException {
        Run<?, ?> run = context.run();
        if (approval.isImpossible()) {
            String why = Texts.of(
                    AwaitApproval.class, "impossible", environment, String.join(", ", approval.getApprovers()));
            engineRun.record(run, ReleaseState.FAILED, why);
            return new Next.Failed(why);
        }
        Verdict verdict = approval.verdict(Instant.now());
        if (verdict == Verdict.APPROVED) {
            if (told) {
                say(context, approval);
                engineRun.record(run, ReleaseState.WAITING, "");
            }
            return agreed();
        }
        Optional<Next> superseded =
                verdict == Verdict.WAITING && !stopped ? Superseded.byLatest(engineRun, run) : Optional.empty();
        if (superseded.isPresent()) {
            ApprovalsAction.of(run).withdraw(approval.getId());
            return superseded.get();
        }
        if (stopped || verdict != Verdict.WAITING) {
            say(context, approval);
            return end(engineRun, run, verdict);
        }
        show(run, approval);
        tell(engineRun, context, approval);
        return hasChanged() ? look(engineRun) : new Next.Again(PAUSE);
    }

    private void show(Run<?, ?> run, Approval approval) throws IOException {
        if (seen != null && seen.isNewerThan(approval.getChecks())) {
            ApprovalsAction.of(run).saw(approval.getId(), seen, diff);
        }
    }

    private Approval asked(EngineRun engineRun, Run<?, ?> run, ApprovalRule rule) throws IOException {
        int running = ReleaseHistory.of(run.getParent())
                .current(environment)
                .map(ReleaseRecord::getBuild)
                .orElse(0);
        return ApprovalsAction.of(run)
                .ask(Approval.ask(
                                "before-" + environment,
                                environment,
                                Requesters.of(run, running),
                                rule,
                                Realm.current(),
                                Instant.now())
                        .about(ApprovalSubject.of(engineRun, run)));
    }

    /** Who decided, and why, stands in the log of the build. */
    private static void say(BuildContext context, Approval approval) throws IOException, InterruptedException {
        for (Decision decision : approval.getDecisions()) {
            String key = decision.isApproved() ? "approvedBy" : "rejectedBy";
            context.log()
                    .getLogger()
                    .println(Texts.of(
                            AwaitApproval.class,
                            key,
                            approval.getEnvironment(),
                            decision.getUser(),
                            from(decision) + comment(decision)));
        }
    }

    private static String from(Decision decision) {
        return decision.isScheduled() ? Texts.of(AwaitApproval.class, "from", decision.getEffectiveDate()) : "";
    }

    private static String comment(Decision decision) {
        return decision.getComment().isEmpty() ? "" : ": " + decision.getComment();
    }

    private Next agreed() {
        return only ? new Next.Done(Map.of()) : new Next.Then(new AwaitTurn());
    }

    private Next end(EngineRun engineRun, Run<?, ?> run, Verdict verdict) throws IOException {
        String why = Texts.of(AwaitApproval.class, stopped ? "stopped" : verdict.name(), environment);
        engineRun.record(run, stopped ? ReleaseState.STOPPED : ended(verdict), why);
        return new Next.Ended(why, stopped);
    }

    private static ReleaseState ended(Verdict verdict) {
        return switch (verdict) {
            case TIMED_OUT -> ReleaseState.TIMED_OUT;
            case WITHDRAWN -> ReleaseState.SUPERSEDED;
            default -> ReleaseState.REJECTED;
        };
    }

    private void tell(EngineRun engineRun, BuildContext context, Approval approval)
            throws IOException, InterruptedException {
        if (told) {
            return;
        }
        told = true;
        engineRun.record(context.run(), ReleaseState.AWAITING_APPROVAL, "");
        String approvers = String.join(", ", approval.getApprovers());
        context.log()
                .getLogger()
                .println(Texts.of(
                        AwaitApproval.class, approvers.isEmpty() ? "asking" : "askingSome", environment, approvers));
        context.log()
                .hyperlink(
                        "/" + ApprovalsAction.of(context.run()).listUrl(approval),
                        Texts.of(AwaitApproval.class, "answer"));
        context.log().getLogger().println();
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    @Override
    public long changeStamp() {
        return (told ? 1 : 0)
                + (checked ? 2 : 0)
                + (diff == null ? 0 : 4)
                + (seen == null ? 0 : 8 * seen.getDate().getTime());
    }

    @Override
    public String status() {
        return Texts.of(AwaitApproval.class, "status", environment);
    }
}
