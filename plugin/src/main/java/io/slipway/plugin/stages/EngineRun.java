package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.agent.CheckedOut;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.approvals.Requesters;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.CheckedOutCommit;
import io.slipway.plugin.engine.DescriptorFile;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.OpenReviews;
import io.slipway.plugin.records.PromotionOrder;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.records.SourceCommit;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One request on its way. A Pipeline keeps it in its build, so it is a class of plain fields. */
public final class EngineRun implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(EngineRun.class.getName());

    private final EngineRequest request;
    private Stage stage;
    private boolean started;
    private boolean keepsAgent;

    EngineRun(EngineRequest request, Stage stage) {
        this.request = request;
        this.stage = stage;
    }

    /** From the approval on. */
    public static EngineRun of(EngineRequest request) {
        return new EngineRun(
                request, request.verb().changesEnvironment() ? AwaitApproval.before(request) : new RunProcess());
    }

    /**
     * From the approval on, in parts: some without an agent, some with one.
     *
     * @param keepsAgent whether all of it is done on one that the build has anyway
     */
    public static EngineRun inParts(EngineRequest request, boolean keepsAgent) {
        EngineRun engineRun = of(request);
        engineRun.keepsAgent = keepsAgent;
        return engineRun;
    }

    /** Whether it waits now for something that needs no agent, and has one that others could use. */
    boolean sparesAgent() {
        return !keepsAgent && !stage.holdsAgent();
    }

    /** Of an approval alone, which needs no agent. */
    public static EngineRun approvalOnly(EngineRequest request) {
        return new EngineRun(request, AwaitApproval.only(request));
    }

    /** Goes as far as it can without waiting; an error is the end of it, and recorded as such. */
    Next advance(BuildContext context) throws IOException, InterruptedException {
        try {
            Optional<String> fork = !started && request.verb().removesReviews()
                    ? ForkedChange.refusal(context.run())
                    : Optional.empty();
            if (fork.isPresent()) {
                return new Next.Ended(fork.get(), false);
            }
            Optional<String> refusal = started ? Optional.empty() : refusal(context);
            started = true;
            return refusal.isPresent() ? new Next.Failed(refusal.get()) : go(context);
        } catch (IOException | RuntimeException e) {
            if (!Shutdown.inProgress()) {
                recordFailure(context, e);
            }
            throw e;
        }
    }

    /**
     * Whatever becomes of it is about the app of the descriptor that the step names, and of the commit that it is at, also when slipway
     * tells nothing of it.
     */
    private void learn(BuildContext context) throws InterruptedException {
        if (!request.verb().changesEnvironment() && request.verb() != Verb.PACKAGE) {
            return;
        }
        try {
            ReleasesAction action = ReleasesAction.of(context.run());
            String name =
                    action.app(request.directory()).isEmpty() ? new DescriptorFile(request, context).appName() : "";
            if (!name.isEmpty()) {
                action.called(request.directory(), name);
            }
            Optional<CheckedOut> checkedOut = new CheckedOutCommit(request, context).read();
            if (checkedOut.isPresent()) {
                action.checkedOut(
                        request.directory(),
                        SourceCommit.of(
                                checkedOut.get().commit(), checkedOut.get().remote()));
            }
        } catch (IOException | RuntimeException unread) {
            LOGGER.log(Level.FINE, "the workspace could not be read before slipway does", unread);
        }
    }

    /** Why nothing is begun; empty for a request that is for no environment, or for one that may exist. */
    private Optional<String> refusal(BuildContext context) throws IOException, InterruptedException {
        learn(context);
        if (request.environment().isEmpty()) {
            return Optional.empty();
        }
        KnownEnvironments known = KnownEnvironments.of(request, context.run());
        return known.refusal(request.environment()).or(() -> known.refusal(request.from()));
    }

    private void recordFailure(BuildContext context, Exception failure) throws InterruptedException {
        try {
            record(context.run(), ReleaseState.FAILED, cause(failure));
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** What an error says, or at least what it is. */
    static String cause(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private Next go(BuildContext context) throws IOException, InterruptedException {
        while (true) {
            Next next = stage.advance(this, context);
            if (!(next instanceof Next.Then then)) {
                return next;
            }
            stage = then.stage();
        }
    }

    /** Asks it to end; the second time, at once. */
    void stop(boolean atOnce) {
        stage.stop(atOnce);
    }

    /** Another number whenever there is something to keep. */
    long changeStamp() {
        return 31 * stage.getClass().getName().hashCode() + stage.changeStamp();
    }

    public EngineRequest request() {
        return request;
    }

    /** One for each environment of a build: a release, its approval and its promotion are one line of the history. */
    private String id(Run<?, ?> run) {
        String id = run.getNumber() + "-" + request.environment()
                + (request.directory().isEmpty() ? "" : "@" + request.directory());
        return request.verb() == Verb.ROLLBACK ? id + "-rollback" : id;
    }

    String status() {
        return started ? stage.status() : "";
    }

    /** Keeps how it stands, where it changes an environment. */
    void record(Run<?, ?> run, ReleaseState state, String cause) throws IOException {
        put(run, recordIn(run).as(state, cause));
    }

    /** Keeps what came of it. */
    void record(Run<?, ?> run, ReleaseState state, String cause, Released released) throws IOException {
        put(run, recordIn(run).as(state, cause).with(released));
    }

    /** The same, of one that left the environment in a state that nobody knows. */
    void recordChanged(Run<?, ?> run, ReleaseState state, String cause, Released released) throws IOException {
        put(run, recordIn(run).as(state, cause).with(released).changed());
    }

    /** An environment that nobody knows and nothing was released to is a typo: it must not become a column. */
    private void put(Run<?, ?> run, ReleaseRecord record) throws IOException {
        boolean there =
                !record.getApp().isEmpty() && !record.getReleased().getCluster().isEmpty();
        if (request.verb().changesEnvironment()
                && (there || KnownEnvironments.of(request, run).contains(request.environment()))) {
            List<Decision> decisions = ApprovalsAction.of(run).decisions(request.environment());
            ReleasesAction.of(run).put(record.decided(decisions).ordered(order(run, record)));
            if (request.verb() == Verb.REVIEW_OPEN && record.getState().mayHaveChanged()) {
                OpenReviews.beside(run.getParent()).put(review(run, record));
            }
        }
    }

    private OpenReviews.Entry review(Run<?, ?> run, ReleaseRecord record) {
        return new OpenReviews.Entry(
                        request.option("--change").orElse(""),
                        request.environment(),
                        request.directory(),
                        run.getParent().getName(),
                        0)
                .until(record.getReleased().expires(), Instant.now());
    }

    /** As a step of this build has read it, or else as the app's last record has it: a promotion reads no descriptor. */
    private PromotionOrder order(Run<?, ?> run, ReleaseRecord record) {
        PromotionOrder read = ReleasesAction.of(run).order(request.directory());
        return read.isEmpty() ? ReleaseHistory.of(run.getParent()).order(record.getApp(), request.directory()) : read;
    }

    ReleaseRecord recordIn(Run<?, ?> run) {
        return ReleasesAction.of(run).getRecords().stream()
                .filter(record -> record.getId().equals(id(run)))
                .findFirst()
                .orElseGet(() -> fresh(run));
    }

    private ReleaseRecord fresh(Run<?, ?> run) {
        return ReleaseRecord.of(
                        id(run), request.verb().word(), request.environment(), run.getNumber(), Requesters.starter(run))
                .in(request.directory())
                .because(request.comment())
                .reviewing(request.option("--change").orElse(""))
                .from(origin(run))
                .of(app(run));
    }

    /** Of what is released: what the workspace is at, or what an earlier build was made of. */
    private SourceCommit origin(Run<?, ?> run) {
        ReleaseHistory history = ReleaseHistory.of(run.getParent());
        if (request.verb() == Verb.PROMOTE) {
            return history.current(request.from())
                    .map(running -> history.origin(running.getSource(), running.getDirectory()))
                    .orElse(SourceCommit.UNKNOWN);
        }
        if (!request.verb().bringsOwnBuild()) {
            return SourceCommit.UNKNOWN;
        }
        int build = request.descriptorOf();
        SourceCommit own = build == 0 || build == run.getNumber()
                ? ReleasesAction.of(run).origin(request.directory())
                : SourceCommit.UNKNOWN;
        return own.getCommit().isEmpty() && build != 0 ? history.origin(build, request.directory()) : own;
    }

    /** As a step of the build has said it, or an earlier build. */
    private String app(Run<?, ?> run) {
        String said = ReleasesAction.of(run).app(request.directory());
        return !said.isEmpty()
                ? said
                : ReleaseHistory.of(run.getParent()).records().stream()
                        .filter(record -> record.getDirectory().equals(request.directory()))
                        .map(ReleaseRecord::getApp)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("");
    }
}
