package io.slipway.release.site;

import io.slipway.nginx.proxy.Tls;
import io.slipway.release.descriptor.BackEnd;
import java.util.Optional;
import java.util.function.BiFunction;

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
        made = with(made, backEnd.timeout(), io.slipway.nginx.proxy.BackEnd::withTimeout);
        made = with(made, backEnd.connectTimeout(), io.slipway.nginx.proxy.BackEnd::withConnectTimeout);
        made = with(made, backEnd.maxBody(), io.slipway.nginx.proxy.BackEnd::withMaxBody);
        made = with(made, backEnd.attempts(), io.slipway.nginx.proxy.BackEnd::withAttempts);
        made = made.withRequestHeaders(backEnd.headers());
        return made.withTls(
                new Tls(backEnd.verifyTls(), backEnd.caFile().orElse(made.tls().caFile())));
    }

    private static <T> io.slipway.nginx.proxy.BackEnd with(
            io.slipway.nginx.proxy.BackEnd made,
            Optional<T> value,
            BiFunction<io.slipway.nginx.proxy.BackEnd, T, io.slipway.nginx.proxy.BackEnd> change) {
        return value.isPresent() ? change.apply(made, value.get()) : made;
    }
}
