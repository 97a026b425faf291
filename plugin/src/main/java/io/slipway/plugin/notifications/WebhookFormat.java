package io.slipway.plugin.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
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
final class WebhookFormat {

    static final String TIMESTAMP = "X-Slipway-Timestamp";
    static final String SIGNATURE = "X-Slipway-Signature";

    /** A larger report is left out; the page of the build has it. */
    private static final int LARGEST_REPORT = 256 * 1024;

    private static final String ALGORITHM = "HmacSHA256";
    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookFormat() {}

    static Post post(Message message, URI address, String secret, Instant now) {
        byte[] body = json(message).toString().getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Slipway-Event", message.event().word());
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
        json.put("event", message.event().word());
        json.put("delivery", message.delivery());
        json.put("text", message.sentence());
        json.put("build", message.build());
        json.put("buildUrl", message.buildUrl());
        json.put("decideUrl", message.decideUrl());
        json.set("record", record(message));
        json.set("report", report(message.report()));
        return json;
    }

    /** By the names of the plugin's own API. */
    private static ObjectNode record(Message message) {
        ReleaseRecord record = message.record();
        ObjectNode json = JSON.createObjectNode();
        json.put("id", record.getId());
        json.put("app", record.getApp());
        json.put("environment", record.getEnvironment());
        json.put("verb", record.getVerb());
        json.put("build", record.getBuild());
        json.put("user", record.getUser());
        json.put("at", record.getAt());
        json.put("state", record.getState().name());
        json.put("changed", record.isChanged());
        json.put("cause", record.getCause());
        json.put("comment", record.getComment());
        json.put("version", message.version());
        json.put("digest", record.getDigest());
        json.put("image", record.getImage());
        json.put("revision", record.getRevision());
        json.put("url", record.getUrl());
        ArrayNode decisions = json.putArray("decisions");
        record.getDecisions().forEach(decision -> decisions.add(decision(decision)));
        return json;
    }

    private static ObjectNode decision(Decision decision) {
        ObjectNode json = JSON.createObjectNode();
        json.put("user", decision.getUser());
        json.put("approved", decision.isApproved());
        json.put("comment", decision.getComment());
        json.put("at", decision.getAt());
        json.put("effectiveAt", decision.getEffectiveAt());
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
