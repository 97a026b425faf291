package io.slipway.plugin.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Shows a release at GitHub: as a status of the commit, and as a deployment with its own status, which a pull request shows with the
 * link to what was released. The deployment is found again by the key of the release in its payload, so nothing has to be remembered.
 */
final class GitHub {

    static final URI API = URI.create("https://api.github.com");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sender sender;
    private final String repository;
    private final String token;
    private final Progress progress;

    /** @param api its address, without the paths */
    GitHub(Sender sender, URI api, String token, Progress progress) {
        this.sender = sender;
        this.token = token;
        this.progress = progress;
        repository = api.toString().replaceAll("/+$", "") + "/repos/" + progress.path();
    }

    Outcome tell() throws InterruptedException {
        Outcome status = sender.send(post("/statuses/" + progress.record().getCommit(), status()));
        if (!status.isDelivered()) {
            return status;
        }
        Answer deployment = deployment();
        return deployment.outcome().isDelivered()
                ? sender.send(
                        post("/deployments/" + deployment.json().path("id").asLong() + "/statuses", deploymentStatus()))
                : deployment.outcome();
    }

    private ObjectNode status() {
        ObjectNode json = JSON.createObjectNode();
        json.put("state", commitState());
        json.put("context", progress.context());
        json.put("description", progress.description());
        putLink(json, "target_url", progress.log());
        return json;
    }

    /** The one that an earlier message made, or else a new one. */
    private Answer deployment() throws InterruptedException {
        Answer list = sender.ask(new Post(
                "GET",
                URI.create(repository + "/deployments?sha=" + progress.record().getCommit() + "&environment="
                        + URLEncoder.encode(progress.environment(), StandardCharsets.UTF_8) + "&per_page=100"),
                headers(),
                new byte[0]));
        if (!list.outcome().isDelivered()) {
            return list;
        }
        Optional<JsonNode> ours = StreamSupport.stream(list.json().spliterator(), false)
                .filter(this::isOurs)
                .findFirst();
        return ours.isPresent() ? new Answer(Outcome.DELIVERED, ours.get()) : make();
    }

    private boolean isOurs(JsonNode deployment) {
        return deployment.path("payload").path("slipway").asText("").equals(progress.key());
    }

    private Answer make() throws InterruptedException {
        ObjectNode json = JSON.createObjectNode();
        json.put("ref", progress.record().getCommit());
        json.put("environment", progress.environment());
        json.put("description", progress.description());
        // What may be released is decided here, and the pending status of this release must not hold it up.
        json.put("auto_merge", false);
        json.putArray("required_contexts");
        json.put("transient_environment", progress.record().isReview());
        json.putObject("payload").put("slipway", progress.key());
        Answer made = sender.ask(post("/deployments", json));
        return made.outcome().isDelivered() && !made.json().path("id").isNumber()
                ? new Answer(Outcome.again("no id of a deployment"), made.json())
                : made;
    }

    private ObjectNode deploymentStatus() {
        ObjectNode json = JSON.createObjectNode();
        json.put("state", deploymentState());
        json.put("environment", progress.environment());
        json.put("description", progress.description());
        putLink(json, "log_url", progress.log());
        putLink(json, "environment_url", progress.record().getUrl());
        return json;
    }

    private static void putLink(ObjectNode json, String name, String url) {
        if (!url.isEmpty()) {
            json.put(name, url);
        }
    }

    private String commitState() {
        return switch (progress.state()) {
            case AWAITING_APPROVAL, AWAITING_CHECKS, WAITING, RUNNING, VERIFYING -> "pending";
            case RELEASED -> "success";
            case FAILED, UNVERIFIED -> "failure";
            case REJECTED, TIMED_OUT, CLOSED, SUPERSEDED, STOPPED -> "error";
        };
    }

    /** What never began is no deployment any more. */
    private String deploymentState() {
        return switch (progress.state()) {
            case AWAITING_APPROVAL, AWAITING_CHECKS, WAITING -> "queued";
            case RUNNING, VERIFYING -> "in_progress";
            case RELEASED -> "success";
            case FAILED, UNVERIFIED -> "failure";
            case STOPPED -> "error";
            case REJECTED, TIMED_OUT, CLOSED, SUPERSEDED -> "inactive";
        };
    }

    private Post post(String path, ObjectNode json) {
        return new Post(
                URI.create(repository + path), headers(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "slipway");
        return headers;
    }
}
