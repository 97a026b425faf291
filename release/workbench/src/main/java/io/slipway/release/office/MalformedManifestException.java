package io.slipway.release.office;

/** Says that a text is no manifest at all. */
final class MalformedManifestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1 */
    MalformedManifestException(String message, int line) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
