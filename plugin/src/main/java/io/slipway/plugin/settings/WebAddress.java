package io.slipway.plugin.settings;

import io.slipway.plugin.Texts;
import java.net.URI;

/**
 * An address that Jenkins sends messages to. It may be a secret, so no message quotes it. Plain http is accepted only where the
 * administrator started Jenkins with {@code -Dio.slipway.plugin.plainHttp=true}.
 */
public final class WebAddress {

    private static final String PLAIN_HTTP = "io.slipway.plugin.plainHttp";

    private WebAddress() {}

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static URI parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.trim());
        } catch (IllegalArgumentException e) {
            throw refused("invalid");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) && Boolean.getBoolean(PLAIN_HTTP);
        if (!https && !http) {
            throw refused("scheme");
        }
        if (uri.getHost() == null) {
            throw refused("invalid");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("password");
        }
        return uri;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(Texts.of(WebAddress.class, why));
    }
}
