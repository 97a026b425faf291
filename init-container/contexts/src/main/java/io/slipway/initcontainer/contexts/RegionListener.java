package io.slipway.initcontainer.contexts;

/** Is told where strings, comments and the like stand; {@code start} and {@code end} exclude the delimiters. */
interface RegionListener {
    void found(Layer layer, int start, int end);

    /** Told of a template, or a piece of one, that has a tag. */
    default void tagged(int start, int end) {
        found(Layer.JS_TEMPLATE, start, end);
    }

    /** Told of what cannot be read, such as a string without its end. */
    default void unclear(int start, int end) {}

    /** True if it matters whether the literal or name that stands there, quotes included, is a whole operand. */
    default boolean wantsOperand(int start, int end) {
        return false;
    }

    /** Told before the region itself: what starts there is a whole operand of an expression. */
    default void operand(int start) {}
}
