package io.slipway.release.variables;

import java.util.List;
import java.util.Optional;

/**
 * One variable of one environment, with where its value came from.
 *
 * @param name as tokens name it
 * @param value what it is, or where the cluster keeps it
 * @param origin where the value was found
 * @param overrode what would have counted otherwise, the nearest first
 */
public record Variable(String name, Value value, Origin origin, List<Overridden> overrode) {

    /**
     * A value that would have counted otherwise.
     *
     * @param value what it is, or where the cluster keeps it
     */
    public record Overridden(Value value, Origin origin) {

        /** What may be shown to people. */
        public String shown() {
            return Variable.shown(value);
        }
    }

    /** The value if it may be seen; empty for a secret. */
    public Optional<String> plain() {
        return value instanceof Value.Plain plain ? Optional.of(plain.text()) : Optional.empty();
    }

    /** What may be shown to people: the value, or what stands for a secret. */
    public String shown() {
        return shown(value);
    }

    private static String shown(Value value) {
        return value instanceof Value.Plain plain ? plain.text() : "••••••";
    }

    /** What a variable is. */
    public sealed interface Value {

        /**
         * A value that may enter the site.
         *
         * @param isBoolean whether the descriptor has it as a boolean and not as a text
         */
        record Plain(String text, boolean isBoolean) implements Value {}

        /** A value that stays in a Secret of the cluster. */
        record InSecret(String secret, String key) implements Value {}
    }

    /**
     * Where a value was found.
     *
     * @param scope its scope
     * @param place a file with line and column, or the option
     */
    public record Origin(Scope scope, String place) {}
}
