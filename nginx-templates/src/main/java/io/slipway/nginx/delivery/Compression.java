package io.slipway.nginx.delivery;

import io.slipway.nginx.problems.Checks;
import java.util.Optional;

/**
 * How files are made smaller on the wire.
 *
 * @param gzipTwins serve {@code main.js.gz} in place of {@code main.js}
 * @param gzip compress what has no twin while it is sent
 * @param brotli serve {@code .br} twins; needs a module that nginx does not bring itself
 */
public record Compression(boolean gzipTwins, boolean gzip, Optional<Brotli> brotli) {

    public static Compression standard() {
        return new Compression(true, true, Optional.empty());
    }

    public Compression withBrotli(Brotli module) {
        return new Compression(gzipTwins, gzip, Optional.of(module));
    }

    public void check(Checks checks) {
        brotli.ifPresent(chosen -> chosen.check(checks));
    }
}
