package io.slipway.plugin.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A kubeconfig with one cluster and one token; JSON, which is YAML too, so that no value can break out of it. */
final class TokenKubeconfig {

    private static final String NAME = "slipway";

    private TokenKubeconfig() {}

    /** @param certificateAuthority in PEM; empty for those that the system trusts */
    static String of(String server, String certificateAuthority, String token) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode config = mapper.createObjectNode();
        config.put("apiVersion", "v1").put("kind", "Config").put("current-context", NAME);
        ObjectNode cluster =
                config.putArray("clusters").addObject().put("name", NAME).putObject("cluster");
        cluster.put("server", server);
        if (!certificateAuthority.isEmpty()) {
            byte[] pem = certificateAuthority.getBytes(StandardCharsets.UTF_8);
            cluster.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
        }
        config.putArray("contexts")
                .addObject()
                .put("name", NAME)
                .putObject("context")
                .put("cluster", NAME)
                .put("user", NAME);
        config.putArray("users").addObject().put("name", NAME).putObject("user").put("token", token);
        try {
            return mapper.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kubeconfig cannot be written", e);
        }
    }
}
