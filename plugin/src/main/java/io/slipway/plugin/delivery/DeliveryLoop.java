package io.slipway.plugin.delivery;

import hudson.AbortException;
import hudson.model.Result;
import java.io.IOException;
import java.time.Duration;

/** Walks a delivery in the thread that a freestyle build has for its steps anyway. */
public final class DeliveryLoop {

    private final Delivery delivery;
    private final Place place;
    private InterruptedException interrupted;

    private DeliveryLoop(Delivery delivery, Place place) {
        this.delivery = delivery;
        this.place = place;
    }

    /** Returns when it is over: a rejection is no failure. An interrupt stops it, and comes out once slipway has ended. */
    public static Result run(Delivery delivery, Place place) throws IOException, InterruptedException {
        return new DeliveryLoop(delivery, place).walk();
    }

    private Result walk() throws IOException, InterruptedException {
        Next next = look();
        while (next instanceof Next.Again again) {
            rest(again.pause());
            next = look();
        }
        return end(next);
    }

    private Next look() throws IOException {
        try {
            return delivery.advance(place);
        } catch (InterruptedException stop) {
            stop(stop);
            return new Next.Again(Duration.ZERO);
        }
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stop) {
            stop(stop);
        }
    }

    private void stop(InterruptedException stop) {
        delivery.stop(interrupted != null);
        interrupted = stop;
    }

    private Result end(Next next) throws IOException, InterruptedException {
        if (interrupted != null) {
            throw interrupted;
        }
        if (next instanceof Next.Failed failed) {
            throw new AbortException(failed.cause());
        }
        if (next instanceof Next.Ended ended) {
            place.log().getLogger().println(ended.why());
            return Result.NOT_BUILT;
        }
        return Result.SUCCESS;
    }
}
