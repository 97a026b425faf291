package io.slipway.plugin.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Shows a release at GitLab as a deployment. GitLab knows none that waits, so it begins when the release does; the running one of the
 * same commit is the one that is brought to its end.
 */
final class GitLab {

    static final URI SITE = URI.create("https://gitlab.com");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sender sender;
    private final String project;
    private final String token;
    private final Progress progress;

    /** @param site its address, without the paths */
    GitLab(Sender sender, URI site, String token, Progress progress) {
        this.sender = sender;
        this.token = token;
        this.progress = progress;
        project = site.toString().replaceAll("/+$", "") + "/api/v4/projects/" + encoded(progress.path());
    }

    Outcome tell() throws InterruptedException {
        if (progress.state().isWaiting()) {
            return Outcome.DELIVERED;
        }
        Answer list = sender.ask(new Post(
                "GET",
                URI.create(project + "/deployments?environment=" + encoded(progress.environment())
                        + "&status=running&order_by=id&sort=desc&per_page=100"),
                headers(),
                new byte[0]));
        if (!list.outcome().isDelivered()) {
            return list.outcome();
        }
        Optional<JsonNode> running = StreamSupport.stream(list.json().spliterator(), false)
                .filter(deployment -> deployment
                        .path("sha")
                        .asText("")
                        .equals(progress.record().getCommit()))
                .findFirst();
        if (running.isPresent()) {
            return status().equals("running") ? Outcome.DELIVERED : end(running.get());
        }
        // What was rejected or superseded before it began was never one.
        boolean began = progress.state().mayHaveChanged() || !status().equals("canceled");
        return began ? make() : Outcome.DELIVERED;
    }

    private Outcome end(JsonNode deployment) throws InterruptedException {
        return sender.send(send(
                "PUT",
                "/deployments/" + deployment.path("id").asLong(),
                JSON.createObjectNode().put("status", status())));
    }

    private Outcome make() throws InterruptedException {
        ObjectNode json = JSON.createObjectNode();
        json.put("environment", progress.environment());
        json.put("sha", progress.record().getCommit());
        json.put("ref", progress.branch().isEmpty() ? progress.record().getCommit() : progress.branch());
        json.put("tag", false);
        json.put("status", status());
        return sender.send(send("POST", "/deployments", json));
    }

    private String status() {
        return switch (progress.state()) {
            case AWAITING_APPROVAL, AWAITING_CHECKS, WAITING, RUNNING, VERIFYING -> "running";
            case RELEASED -> "success";
            case FAILED, UNVERIFIED -> "failed";
            case REJECTED, TIMED_OUT, CLOSED, SUPERSEDED, STOPPED -> "canceled";
        };
    }

    private Post send(String method, String path, ObjectNode json) {
        return new Post(
                method, URI.create(project + path), headers(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers() {
        return Map.of("PRIVATE-TOKEN", token, "Content-Type", "application/json", "Accept", "application/json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
