package io.slipway.plugin.delivery;

import hudson.model.Run;
import io.slipway.plugin.Texts;
import io.slipway.plugin.approvals.Approval;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Verdict;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.settings.ApprovalRule;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks the environment's approvers; a build asks once for each environment. */
final class AskFirst implements Stage {

    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String environment;
    private final boolean only;
    private boolean told;
    private boolean stopped;

    private AskFirst(String environment, boolean only) {
        this.environment = environment;
        this.only = only;
    }

    static AskFirst before(Order order) {
        return new AskFirst(order.environment(), false);
    }

    static AskFirst only(Order order) {
        return new AskFirst(order.environment(), true);
    }

    @Override
    public Next advance(Delivery delivery, Place place) throws IOException, InterruptedException {
        Run<?, ?> run = place.run();
        Optional<ApprovalRule> rule =
                Settings.of(run.getParent()).environment(environment).approvalRule();
        if (rule.isEmpty()) {
            return agreed();
        }
        Approval approval = ApprovalsAction.of(run)
                .ask(Approval.ask(
                        "before-" + environment, environment, Delivery.starter(run), rule.get(), Instant.now()));
        Verdict verdict = approval.verdict(Instant.now());
        if (verdict == Verdict.APPROVED) {
            return agreed();
        }
        if (stopped || verdict != Verdict.WAITING) {
            return end(delivery, run, verdict);
        }
        tell(delivery, place, approval);
        return new Next.Again(PAUSE);
    }

    private Next agreed() {
        return only ? new Next.Done(Map.of()) : new Next.Then(new AwaitTurn());
    }

    private Next end(Delivery delivery, Run<?, ?> run, Verdict verdict) throws IOException {
        String why = Texts.of(AskFirst.class, stopped ? "stopped" : verdict.name(), environment);
        delivery.record(run, stopped ? ReleaseState.STOPPED : ReleaseState.REJECTED, why);
        return new Next.Ended(why, stopped);
    }

    private void tell(Delivery delivery, Place place, Approval approval) throws IOException, InterruptedException {
        if (told) {
            return;
        }
        told = true;
        delivery.record(place.run(), ReleaseState.AWAITING_APPROVAL, "");
        String approvers = String.join(", ", approval.getApprovers());
        place.log()
                .getLogger()
                .println(Texts.of(
                        AskFirst.class, approvers.isEmpty() ? "asking" : "askingSome", environment, approvers));
        place.log().hyperlink("/" + place.run().getUrl() + "slipway-approvals/", Texts.of(AskFirst.class, "answer"));
        place.log().getLogger().println();
    }

    @Override
    public void stop(boolean atOnce) {
        stopped = true;
    }

    @Override
    public long mark() {
        return told ? 1 : 0;
    }

    @Override
    public String status() {
        return Texts.of(AskFirst.class, "status", environment);
    }
}
