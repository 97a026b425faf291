package io.slipway.initcontainer.contexts;

/** Is told where strings, comments and the like stand; {@code start} and {@code end} exclude the delimiters. */
interface Region {
    void found(Layer layer, int start, int end);
}
