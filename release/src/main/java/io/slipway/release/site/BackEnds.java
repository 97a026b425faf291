package io.slipway.release.site;

import io.slipway.release.descriptor.BackEnd;
import java.time.Duration;
import java.util.Optional;

/** Turns the descriptor's back ends into nginx's. */
final class BackEnds {

    private BackEnds() {}

    static io.slipway.nginx.proxy.BackEnd of(BackEnd backEnd) {
        io.slipway.nginx.proxy.BackEnd made = switch (backEnd.kind()) {
            case HTTP -> io.slipway.nginx.proxy.BackEnd.http(backEnd.path(), backEnd.url());
            case WEBSOCKET -> io.slipway.nginx.proxy.BackEnd.webSocket(backEnd.path(), backEnd.url());
            case EVENTS -> io.slipway.nginx.proxy.BackEnd.events(backEnd.path(), backEnd.url());
            case UPLOAD -> io.slipway.nginx.proxy.BackEnd.upload(backEnd.path(), backEnd.url());
        };
        Optional<Duration> timeout = backEnd.timeout().map(BackEnds::duration);
        Optional<Long> maxBody = backEnd.maxBody().map(BackEnds::bytes);
        made = timeout.isPresent() ? made.withTimeout(timeout.get()) : made;
        return maxBody.isPresent() ? made.withMaxBody(maxBody.get()) : made;
    }

    /** {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}. */
    private static Duration duration(String text) {
        return Duration.parse(
                text.endsWith("ms")
                        ? "PT" + Double.parseDouble(text.substring(0, text.length() - 2)) / 1000 + "S"
                        : text.endsWith("d") ? "P" + text : "PT" + text);
    }

    /** {@code 1000}, {@code 64k}, {@code 20m}, {@code 2g}. */
    private static long bytes(String text) {
        int unit = "kmg".indexOf(text.charAt(text.length() - 1)) + 1;
        long number = Long.parseLong(unit == 0 ? text : text.substring(0, text.length() - 1));
        return number << (10 * unit);
    }
}
