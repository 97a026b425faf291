package io.slipway.nginx.delivery;

import io.slipway.nginx.problems.Checks;
import java.util.Optional;

/**
 * How files are made smaller on the wire.
 *
 * @param precompressed serve {@code main.js.gz} in place of {@code main.js}
 * @param gzip compress what has no precompressed file while it is sent
 * @param brotli serve precompressed {@code .br} files; needs a module that nginx does not bring itself
 */
public record Compression(boolean precompressed, boolean gzip, Optional<Brotli> brotli) {

    public static Compression defaults() {
        return new Compression(true, true, Optional.empty());
    }

    public Compression withBrotli(Brotli module) {
        return new Compression(precompressed, gzip, Optional.of(module));
    }

    public void check(Checks checks) {
        brotli.ifPresent(chosen -> chosen.check(checks));
    }
}
