package io.slipway.notifications;

import java.net.URI;
import java.util.Map;

/**
 * One request to another system; its address and headers may be secret.
 *
 * @param body empty for a request that has none
 */
public record Post(String method, URI address, Map<String, String> headers, byte[] body) {

    Post(URI address, Map<String, String> headers, byte[] body) {
        this("POST", address, headers, body);
    }
}
