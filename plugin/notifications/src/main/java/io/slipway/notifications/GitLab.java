package io.slipway.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/**
 * Shows a release at GitLab as a deployment. GitLab knows none that waits, so it begins when the release does; the running one of the
 * same commit is the one that is brought to its end.
 */
public final class GitLab {

    public static final URI SITE = URI.create("https://gitlab.com");

    private static final String RUNNING = "running";
    private static final String CANCELED = "canceled";

    private final RestApi project;
    private final Progress progress;

    /** @param site its address, without the paths */
    public GitLab(Sender sender, URI site, String token, Progress progress) {
        this.progress = progress;
        project = new RestApi(
                sender,
                site,
                "/api/v4/projects/" + RestApi.encoded(progress.path()),
                Map.of("PRIVATE-TOKEN", token, "Content-Type", "application/json", "Accept", "application/json"));
    }

    public Outcome tell() throws InterruptedException {
        if (progress.standing() == Standing.QUEUED) {
            return Outcome.DELIVERED;
        }
        Answer running = project.find(
                "/deployments?environment=" + RestApi.encoded(progress.environment())
                        + "&status=running&order_by=id&sort=desc&per_page=100",
                this::isOurs);
        if (!running.isDelivered()) {
            return running.outcome();
        }
        if (!running.json().isMissingNode()) {
            return status().equals(RUNNING) ? Outcome.DELIVERED : end(running.json());
        }
        // What was rejected, superseded or stopped before it began was never one.
        return status().equals(CANCELED) ? Outcome.DELIVERED : make();
    }

    private boolean isOurs(JsonNode deployment) {
        return deployment.path("sha").asText("").equals(progress.commit());
    }

    private Outcome end(JsonNode deployment) throws InterruptedException {
        return project.send(
                "PUT",
                "/deployments/" + deployment.path("id").asLong(),
                RestApi.json().put("status", status()));
    }

    private Outcome make() throws InterruptedException {
        ObjectNode json = RestApi.json();
        json.put("environment", progress.environment());
        json.put("sha", progress.commit());
        json.put(
                "ref",
                progress.source().branch().isEmpty()
                        ? progress.commit()
                        : progress.source().branch());
        json.put("tag", false);
        json.put("status", status());
        return project.send("POST", "/deployments", json);
    }

    private String status() {
        return switch (progress.standing()) {
            case QUEUED, RUNNING -> RUNNING;
            case SUCCEEDED -> "success";
            case FAILED -> "failed";
            case ERRORED, WITHDRAWN -> CANCELED;
        };
    }
}
