package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Realm;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks the environment's approvers; a build asks once for each environment. */
final class AwaitApproval implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String environment;
    private final boolean only;
    private boolean told;
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
        Optional<Approval> asked = asked(run);
        if (asked.isEmpty()) {
            return agreed();
        }
        Approval approval = asked.get();
        if (approval.isImpossible()) {
            String why = Texts.of(
                    AwaitApproval.class, "impossible", environment, String.join(", ", approval.getApprovers()));
            engineRun.record(run, ReleaseState.FAILED, why);
            return new Next.Failed(why);
        }
        Verdict verdict = approval.verdict(Instant.now());
        if (verdict == Verdict.APPROVED) {
            if (told) {
                engineRun.record(run, ReleaseState.WAITING, "");
            }
            return agreed();
        }
        if (stopped || verdict != Verdict.WAITING) {
            return end(engineRun, run, verdict);
        }
        tell(engineRun, context, approval);
        return new Next.Again(PAUSE);
    }

    /** What has been asked decides, whatever became of the rule meanwhile. */
    private Optional<Approval> asked(Run<?, ?> run) throws IOException {
        String id = "before-" + environment;
        ApprovalsAction approvals = ApprovalsAction.of(run);
        Optional<Approval> asked = approvals.find(id);
        Optional<ApprovalRule> rule = asked.isPresent()
                ? Optional.empty()
                : Settings.toRelease(run.getParent()).environment(environment).approvalRule();
        if (rule.isEmpty()) {
            return asked;
        }
        int running = ReleaseHistory.of(run.getParent())
                .current(environment)
                .map(ReleaseRecord::getBuild)
                .orElse(0);
        return Optional.of(approvals.ask(Approval.ask(
                id, environment, Requesters.of(run, running), rule.get(), Realm.current(), Instant.now())));
    }

    private Next agreed() {
        return only ? new Next.Done(Map.of()) : new Next.Then(new AwaitTurn());
    }

    private Next end(EngineRun engineRun, Run<?, ?> run, Verdict verdict) throws IOException {
        String why = Texts.of(AwaitApproval.class, stopped ? "stopped" : verdict.name(), environment);
        engineRun.record(run, stopped ? ReleaseState.STOPPED : ReleaseState.REJECTED, why);
        return new Next.Ended(why, stopped);
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
                        "/" + context.run().getUrl() + "slipway-approvals/", Texts.of(AwaitApproval.class, "answer"));
        context.log().getLogger().println();
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    @Override
    public long changeStamp() {
        return told ? 1 : 0;
    }

    @Override
    public String status() {
        return Texts.of(AwaitApproval.class, "status", environment);
    }
}
