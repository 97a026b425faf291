package io.slipway.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message as JSON, signed: {@code X-Slipway-Signature: sha256=…} is the HMAC-SHA-256, with the shared secret, of the timestamp in
 * {@code X-Slipway-Timestamp}, a dot, and the body. A receiver refuses what is older than a few minutes, so that nobody sends it again.
 */
public final class WebhookFormat {

    static final String TIMESTAMP = "X-Slipway-Timestamp";
    static final String SIGNATURE = "X-Slipway-Signature";

    /** A larger report is left out; the page of the build has it. */
    private static final int LARGEST_REPORT = 256 * 1024;

    private static final String ALGORITHM = "HmacSHA256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookFormat() {}

    public static Post post(Message message, URI address, String secret, Instant now) {
        byte[] body = json(message).toString().getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Slipway-Event", message.event());
        headers.put("X-Slipway-Delivery", message.delivery());
        headers.put(TIMESTAMP, timestamp);
        headers.put(SIGNATURE, "sha256=" + signature(secret, timestamp, body));
        return new Post(address, headers, body);
    }

    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode json(Message message) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", 1);
        json.put("event", message.event());
        json.put("delivery", message.delivery());
        json.put("text", message.sentence());
        json.put("build", message.build());
        json.put("buildUrl", message.buildUrl());
        json.put("decideUrl", message.decideUrl());
        ArrayNode requesters = json.putArray("requesters");
        message.requesters().forEach(requesters::add);
        json.set("record", record(message.release()));
        json.set("report", report(message.report()));
        return json;
    }

    /** By the names of the plugin's own API. */
    private static ObjectNode record(ReleaseFacts release) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", release.id());
        json.put("app", release.app());
        json.put("environment", release.environment());
        json.put("verb", release.verb());
        json.put("build", release.build());
        json.put("user", release.user());
        json.put("at", release.state().at());
        json.put("state", release.state().name());
        json.put("changed", release.state().changed());
        json.put("cause", release.cause());
        json.put("comment", release.comment());
        json.put("version", release.contents().version());
        json.put("digest", release.contents().digest());
        json.put("image", release.contents().image());
        json.put("revision", release.contents().revision());
        json.put("url", release.contents().url());
        ArrayNode decisions = json.putArray("decisions");
        release.decisions().forEach(decision -> decisions.add(decision(decision)));
        return json;
    }

    private static ObjectNode decision(ReleaseFacts.Decision decision) {
        ObjectNode json = JSON.createObjectNode();
        json.put("user", decision.user());
        json.put("approved", decision.approved());
        json.put("comment", decision.comment());
        json.put("at", decision.at());
        json.put("effectiveAt", decision.effectiveAt());
        return json;
    }

    private static JsonNode report(String report) {
        try {
            JsonNode read = report.length() > LARGEST_REPORT
                    ? JSON.missingNode()
                    : JSON.readTree(report.isEmpty() ? "{}" : report);
            return read.isObject() && !read.isEmpty() ? read : JSON.nullNode();
        } catch (JsonProcessingException hidden) {
            // A sentence stands in its place where the secrets to hide in it could not be looked up.
            return JSON.nullNode();
        }
    }
}
