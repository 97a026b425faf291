package io.slipway.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows a release at GitHub: as a status of the commit, and as a deployment with its own status, which a pull request shows with the
 * link to what was released. The deployment is found again by the key of the release in its payload, so nothing has to be remembered.
 */
public final class GitHub {

    public static final URI API = URI.create("https://api.github.com");

    private final RestApi repository;
    private final Progress progress;

    /** @param api its address, without the paths */
    public GitHub(Sender sender, URI api, String token, Progress progress) {
        this.progress = progress;
        repository = new RestApi(sender, api, "/repos/" + progress.path(), headers(token));
    }

    private static Map<String, String> headers(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "slipway");
        return headers;
    }

    public Outcome tell() throws InterruptedException {
        Outcome status = repository.send("POST", "/statuses/" + progress.commit(), status());
        if (!status.isDelivered()) {
            return status;
        }
        Answer deployment = deployment();
        return deployment.isDelivered()
                ? repository.send(
                        "POST",
                        "/deployments/" + deployment.json().path("id").asLong() + "/statuses",
                        deploymentStatus())
                : deployment.outcome();
    }

    private ObjectNode status() {
        ObjectNode json = RestApi.json();
        json.put("state", commitState());
        json.put("context", progress.context());
        json.put("description", progress.description());
        putLink(json, "target_url", progress.log());
        return json;
    }

    /** The one that an earlier message made, or else a new one. */
    private Answer deployment() throws InterruptedException {
        Answer ours = repository.find(
                "/deployments?sha=" + progress.commit() + "&environment=" + RestApi.encoded(progress.environment())
                        + "&per_page=100",
                this::isOurs);
        return ours.isDelivered() && ours.json().isMissingNode() ? make() : ours;
    }

    private boolean isOurs(JsonNode deployment) {
        return deployment.path("payload").path("slipway").asText("").equals(progress.key());
    }

    private Answer make() throws InterruptedException {
        ObjectNode json = RestApi.json();
        json.put("ref", progress.commit());
        json.put("environment", progress.environment());
        json.put("description", progress.description());
        // What may be released is decided here, and the pending status of this release must not hold it up.
        json.put("auto_merge", false);
        json.putArray("required_contexts");
        json.put("transient_environment", progress.release().isReview());
        json.putObject("payload").put("slipway", progress.key());
        Answer made = repository.ask("/deployments", json);
        return made.isDelivered() && !made.json().path("id").isNumber()
                ? new Answer(Outcome.again("no id of a deployment"), made.json())
                : made;
    }

    private ObjectNode deploymentStatus() {
        ObjectNode json = RestApi.json();
        json.put("state", deploymentState());
        json.put("environment", progress.environment());
        json.put("description", progress.description());
        putLink(json, "log_url", progress.log());
        putLink(json, "environment_url", progress.release().contents().url());
        return json;
    }

    private static void putLink(ObjectNode json, String name, String url) {
        if (!url.isEmpty()) {
            json.put(name, url);
        }
    }

    private String commitState() {
        return switch (progress.standing()) {
            case QUEUED, RUNNING -> "pending";
            case SUCCEEDED -> "success";
            case FAILED -> "failure";
            case ERRORED, WITHDRAWN -> "error";
        };
    }

    /** What never began is no deployment any more. */
    private String deploymentState() {
        return switch (progress.standing()) {
            case QUEUED -> "queued";
            case RUNNING -> "in_progress";
            case SUCCEEDED -> "success";
            case FAILED -> "failure";
            case ERRORED -> "error";
            case WITHDRAWN -> "inactive";
        };
    }
}
