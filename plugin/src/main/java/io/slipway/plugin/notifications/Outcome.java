package io.slipway.plugin.notifications;

/**
 * What came of an attempt to tell.
 *
 * @param done whether there is nothing more to do: it was delivered, or trying again would not help
 * @param why it was not delivered; empty when it was
 */
record Outcome(boolean done, String why) {

    static final Outcome DELIVERED = new Outcome(true, "");

    static Outcome again(String why) {
        return new Outcome(false, why);
    }

    static Outcome refused(String why) {
        return new Outcome(true, why);
    }

    boolean isDelivered() {
        return this.equals(DELIVERED);
    }
}
