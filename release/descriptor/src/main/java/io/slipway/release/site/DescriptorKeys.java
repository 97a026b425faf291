package io.slipway.release.site;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which key of the descriptor a setting of the nginx templates comes from. */
final class DescriptorKeys {

    private static final Map<String, String> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("apps, backEnds", "backEnds");
        KEYS.put("apps\\[0]\\.basePath", "app.basePath");
        KEYS.put("apps\\[0]\\.localisation\\.languages", "nginx.languages.names");
        KEYS.put("apps\\[0]\\.localisation\\.defaultLanguage", "nginx.languages.default");
        KEYS.put("apps\\[0]\\.localisation", "nginx.languages");
        KEYS.put("apps.*", "nginx.apps");
        KEYS.put("(backEnds\\[[0-9]+]\\.)upstream.*", "$1url");
        KEYS.put("(backEnds\\[[0-9]+]\\.)requestHeaders", "$1headers");
        KEYS.put("(backEnds\\[[0-9]+]\\.)tls\\.", "$1");
        KEYS.put("edge\\.allowed", "edge.allow");
        KEYS.put("edge\\.frontDoorIds", "edge.frontDoorId");
        KEYS.put("edge\\.clientAddressHeader", "edge.clientHeader");
        KEYS.put("rateLimit\\.", "edge.");
        KEYS.put("headers\\.contentSecurityPolicy\\.connect-src", "nginx.connect");
        KEYS.put("headers\\.contentSecurityPolicy\\.frame-ancestors", "nginx.frameAncestors");
        KEYS.put("headers\\.contentSecurityPolicy", "nginx.policy.sources");
        KEYS.put("headers\\.strictTransportSecurity", "nginx.hsts");
        KEYS.put("caching\\.immutableFolders", "nginx.caching.immutable");
        KEYS.put("compression\\.brotli.*", "nginx.brotli");
        KEYS.put("listen\\.", "nginx.");
        KEYS.put("(?=headers|caching|dns|workers|maintenance|statusPort)", "nginx.");
    }

    private DescriptorKeys() {}

    static String of(String setting) {
        return KEYS.entrySet().stream()
                .filter(key -> setting.matches(key.getKey() + ".*"))
                .map(key -> setting.replaceFirst(key.getKey(), key.getValue()))
                .findFirst()
                .orElse(setting);
    }
}
