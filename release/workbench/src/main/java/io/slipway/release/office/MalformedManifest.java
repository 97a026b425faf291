package io.slipway.release.office;

/** Says that a text is no manifest at all. */
final class MalformedManifest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1 */
    MalformedManifest(String message, int line) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
