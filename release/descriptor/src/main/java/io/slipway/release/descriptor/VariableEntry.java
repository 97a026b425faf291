package io.slipway.release.descriptor;

/** What the descriptor says about one variable. */
public sealed interface VariableEntry {

    /** Where it is said. */
    Place place();

    /**
     * A value in the descriptor itself.
     *
     * @param value as written; numbers and booleans keep their spelling
     * @param isBoolean whether it is written without quotes as a boolean
     */
    record Literal(String value, boolean isBoolean, Place place) implements VariableEntry {}

    /**
     * A value taken from the environment of the {@code slipway} process.
     *
     * @param name of the process' environment variable
     */
    record FromProcess(String name, Place place) implements VariableEntry {}

    /**
     * A value that stays in a Secret of the cluster and never enters the site.
     *
     * @param secret name of the Secret
     * @param key in that Secret
     */
    record InSecret(String secret, String key, Place place) implements VariableEntry {}
}
