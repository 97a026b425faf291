package io.slipway.plugin.notifications;

import java.net.URI;
import java.util.Map;

/** One request to another system; its address and headers may be secret. */
record Post(URI address, Map<String, String> headers, byte[] body) {}
