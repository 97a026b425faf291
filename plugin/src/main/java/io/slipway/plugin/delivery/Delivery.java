package io.slipway.plugin.delivery;

import hudson.model.Cause;
import hudson.model.Run;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.records.ReleasesAction;
import java.io.IOException;
import java.io.Serializable;

/** One order on its way. A Pipeline keeps it in its build, so it is a class of plain fields. */
public final class Delivery implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Order order;
    private Stage stage;
    private boolean started;

    Delivery(Order order, Stage stage) {
        this.order = order;
        this.stage = stage;
    }

    /** From the approval on. */
    public static Delivery of(Order order) {
        return new Delivery(order, order.verb().changesEnvironment() ? AskFirst.before(order) : new RunEngine());
    }

    /** Of an approval alone, which needs no agent. */
    public static Delivery approvalOnly(Order order) {
        return new Delivery(order, AskFirst.only(order));
    }

    /** Goes as far as it can without waiting; an error is the end of it, and recorded as such. */
    Next advance(Place place) throws IOException, InterruptedException {
        started = true;
        try {
            return go(place);
        } catch (IOException | RuntimeException e) {
            if (!GoingDown.now()) {
                recordFailure(place, e);
            }
            throw e;
        }
    }

    private void recordFailure(Place place, Exception failure) throws InterruptedException {
        try {
            record(place.run(), ReleaseState.FAILED, cause(failure));
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** What an error says, or at least what it is. */
    static String cause(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private Next go(Place place) throws IOException, InterruptedException {
        while (true) {
            Next next = stage.advance(this, place);
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
    long mark() {
        return 31 * stage.getClass().getName().hashCode() + stage.mark();
    }

    public Order order() {
        return order;
    }

    /** One for each environment of a build: a release, its approval and its promotion are one line of the history. */
    private String id(Run<?, ?> run) {
        String id = run.getNumber() + "-" + order.environment();
        return order.verb() == Verb.ROLLBACK ? id + "-rollback" : id;
    }

    String status() {
        return started ? stage.status() : "";
    }

    /** Keeps how it stands, where it changes an environment. */
    void record(Run<?, ?> run, ReleaseState state, String cause) throws IOException {
        if (order.verb().changesEnvironment()) {
            ReleasesAction.of(run).put(recordIn(run).as(state, cause));
        }
    }

    /** Keeps what came of it. */
    void record(Run<?, ?> run, ReleaseState state, String cause, Released released) throws IOException {
        if (order.verb().changesEnvironment()) {
            ReleasesAction.of(run).put(recordIn(run).as(state, cause).with(released));
        } else if (order.verb() == Verb.PACKAGE && state == ReleaseState.RELEASED) {
            ReleasesAction.of(run).packaged(released);
        }
    }

    ReleaseRecord recordIn(Run<?, ?> run) {
        return ReleasesAction.of(run).getRecords().stream()
                .filter(record -> record.getId().equals(id(run)))
                .findFirst()
                .orElseGet(() -> ReleaseRecord.of(
                        id(run), order.verb().word(), order.environment(), run.getNumber(), starter(run)));
    }

    /** Who started the build; empty when it was no person. */
    static String starter(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? "" : cause.getUserId();
    }
}
