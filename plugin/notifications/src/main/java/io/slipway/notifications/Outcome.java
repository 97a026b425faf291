package io.slipway.notifications;

/**
 * What came of an attempt to tell.
 *
 * @param done whether there is nothing more to do: it was delivered, or trying again would not help
 * @param why it was not delivered; empty when it was
 */
public record Outcome(boolean done, String why) {

    public static final Outcome DELIVERED = new Outcome(true, "");

    public static Outcome again(String why) {
        return new Outcome(false, why);
    }

    public static Outcome refused(String why) {
        return new Outcome(true, why);
    }

    public boolean isDelivered() {
        return this.equals(DELIVERED);
    }
}
