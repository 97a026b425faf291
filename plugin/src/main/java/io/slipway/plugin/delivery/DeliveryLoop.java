package io.slipway.plugin.delivery;

import hudson.AbortException;
import hudson.model.Result;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Walks a delivery in the thread that a freestyle build has for its steps anyway. */
public final class DeliveryLoop {

    private final Delivery delivery;
    private final Place place;
    private InterruptedException interrupted;

    private DeliveryLoop(Delivery delivery, Place place) {
        this.delivery = delivery;
        this.place = place;
    }

    /** Returns when it is done. An interrupt stops it, and comes out once slipway has ended. */
    public static Map<String, String> run(Delivery delivery, Place place) throws IOException, InterruptedException {
        return new DeliveryLoop(delivery, place).walk();
    }

    private Map<String, String> walk() throws IOException, InterruptedException {
        while (true) {
            try {
                Next next = delivery.advance(place);
                if (next instanceof Next.Again again) {
                    Thread.sleep(again.pause().toMillis());
                } else {
                    return end(next);
                }
            } catch (FlowInterruptedException ended) {
                throw ended;
            } catch (InterruptedException stop) {
                delivery.stop(interrupted != null);
                interrupted = stop;
            }
        }
    }

    private Map<String, String> end(Next next) throws IOException, InterruptedException {
        if (interrupted != null) {
            throw interrupted;
        }
        if (next instanceof Next.Done done) {
            return done.result();
        }
        if (next instanceof Next.Ended ended) {
            place.log().getLogger().println(ended.why());
            throw new FlowInterruptedException(Result.NOT_BUILT, true, new NotReleased(ended.why()));
        }
        throw new AbortException(((Next.Failed) next).cause());
    }
}
