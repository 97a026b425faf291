package io.slipway.endtoend.cluster;

import java.util.Map;

/** How a simulated pod ends; {@code kwok.yaml} says what its status then looks like. A pod without one gets ready. */
public enum PodOutcome {
    READY("ready"),
    /** Its first init container fails, with the message that is given to {@link #saying}. */
    INIT_FAILS("init-fails"),
    /** Its image cannot be pulled. */
    CANNOT_PULL("cannot-pull"),
    /** Its first init container cannot be created, for want of what the message that is given to {@link #saying} names. */
    CANNOT_MAKE("cannot-make"),
    /** Its containers run and never answer their readiness probe. */
    NEVER_READY("never-ready"),
    /** Its first container fails, again and again, with the message that is given to {@link #saying}. */
    CRASHES("crashes");

    private final String name;

    PodOutcome(String name) {
        this.name = name;
    }

    /** The annotations that bring it about: for {@code podAnnotations} of the chart. */
    public Map<String, String> annotations() {
        return Map.of("slipway.test/outcome", name);
    }

    /** As {@link #annotations()}, with the message about the container that fails. */
    public Map<String, String> saying(String message) {
        return Map.of("slipway.test/outcome", name, "slipway.test/message", message);
    }

    /** As {@link #saying}, of a container that fails because it took more memory than it may; all it left is a log. */
    public Map<String, String> outOfMemory(String log) {
        return Map.of("slipway.test/outcome", name, "slipway.test/message", log, "slipway.test/reason", "OOMKilled");
    }
}
