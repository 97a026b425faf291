package io.slipway.nginx.delivery;

/**
 * How files are made smaller on the wire.
 *
 * @param precompressed serve {@code main.js.gz} in place of {@code main.js}
 * @param gzip compress what has no precompressed file while it is sent
 */
public record Compression(boolean precompressed, boolean gzip) {

    public static Compression defaults() {
        return new Compression(true, true);
    }
}
