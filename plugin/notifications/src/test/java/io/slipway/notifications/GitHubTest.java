package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub is told, as its REST API of 2022-11-28 documents it. */
class GitHubTest {

    private static final String SHA = "1f0e2d3c4b5a69788796a5b4c3d2e1f001234567";
    private static final String STATUSES = "POST /api/v3/repos/shop/fleet/statuses/" + SHA;
    private static final String LIST =
            "GET /api/v3/repos/shop/fleet/deployments?sha=" + SHA + "&environment=production&per_page=100";
    private static final String DEPLOYMENTS = "POST /api/v3/repos/shop/fleet/deployments";
    private static final String OF_42 = "POST /api/v3/repos/shop/fleet/deployments/42/statuses";

    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        server.reply(STATUSES, 201, "{}");
        server.reply(LIST, 200, "[]");
        server.reply(DEPLOYMENTS, 201, "{\"id\": 42}");
        server.reply(OF_42, 201, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsAReleaseBesideItsCommit() throws Exception {
        assertThat(tell(progress().as(Standing.SUCCEEDED, "released").at("https://fleet.example.com/"))
                        .isDelivered())
                .isTrue();
        assertThat(server.lines()).containsExactly(STATUSES, LIST, DEPLOYMENTS, OF_42);
        assertThat(server.body(STATUSES).toString())
                .isEqualTo("{\"state\":\"success\",\"context\":\"slipway/production\",\"description\":\"released\","
                        + "\"target_url\":\"https://ci.example.com/job/portal/5/\"}");
        assertThat(server.body(DEPLOYMENTS).toString())
                .isEqualTo("{\"ref\":\"" + SHA + "\",\"environment\":\"production\",\"description\":\"released\","
                        + "\"auto_merge\":false,\"required_contexts\":[],\"transient_environment\":false,"
                        + "\"payload\":{\"slipway\":\"portal#5-production\"}}");
        assertThat(server.body(OF_42).toString())
                .isEqualTo("{\"state\":\"success\",\"environment\":\"production\",\"description\":\"released\","
                        + "\"log_url\":\"https://ci.example.com/job/portal/5/\","
                        + "\"environment_url\":\"https://fleet.example.com/\"}");
    }

    @Test
    void saysWhoItIsAndWhichApiItMeans() throws Exception {
        tell(progress());
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
            assertThat(request.headers().getFirst("Accept")).isEqualTo("application/vnd.github+json");
            assertThat(request.headers().getFirst("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
        });
    }

    @Test
    void goesOnWithTheDeploymentThatItMadeBefore() throws Exception {
        server.reply(
                LIST,
                200,
                "[{\"id\": 7, \"payload\": \"\"}, {\"id\": 8, \"payload\": {\"slipway\": \"other#5-production\"}},"
                        + "{\"id\": 42, \"payload\": {\"slipway\": \"portal#5-production\"}}]");
        assertThat(tell(progress()).isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(STATUSES, LIST, OF_42);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, pending, queued",
        "RUNNING, pending, in_progress",
        "SUCCEEDED, success, success",
        "FAILED, failure, failure",
        "WITHDRAWN, error, inactive",
        "ERRORED, error, error"
    })
    void showsHowItStands(Standing standing, String commit, String deployment) throws Exception {
        tell(progress().as(standing, ""));
        assertThat(server.body(STATUSES).path("state").asText()).isEqualTo(commit);
        assertThat(server.body(OF_42).path("state").asText()).isEqualTo(deployment);
    }

    /** A pull request has an environment of its own, and shows the link to it. */
    @Test
    void aReviewIsADeploymentOfItsChange() throws Exception {
        String list = LIST.replace("production", "review-PR%2F42");
        server.reply(list, 200, "[]");
        SampleProgress review = SampleProgress.from(SHA, "git@github.example.com:shop/fleet.git")
                .reviewing("PR/42")
                .at("https://fleet.example.com/")
                .as(Standing.SUCCEEDED, "released");
        assertThat(tell(review).isDelivered()).isTrue();
        JsonNode made = server.body(DEPLOYMENTS);
        assertThat(made.path("environment").asText()).isEqualTo("review-PR/42");
        assertThat(made.path("transient_environment").asBoolean()).isTrue();
        assertThat(server.body(OF_42).path("environment_url").asText()).isEqualTo("https://fleet.example.com/");
    }

    @Test
    void aCauseIsOneShortLine() throws Exception {
        tell(progress()
                .as(Standing.FAILED, "failed")
                .because("no value for token apiUrl " + "x".repeat(200) + "\nat slipway.yaml"));
        assertThat(server.body(STATUSES).path("description").asText())
                .startsWith("failed: no value for token apiUrl")
                .hasSize(140)
                .endsWith("…");
    }

    @Test
    void theConfiguredRepositoryWins() throws Exception {
        tell(progress().configured("team/other"));
        assertThat(server.lines().get(0)).isEqualTo("POST /api/v3/repos/team/other/statuses/" + SHA);
    }

    @Test
    void anUnknownCommitIsRefused() throws Exception {
        server.reply(STATUSES, 422, "{}");
        assertThat(tell(progress())).isEqualTo(Outcome.refused("status 422"));
        assertThat(server.lines()).containsExactly(STATUSES);
    }

    @Test
    void triesAgainWhereItWasAskedTooOften() throws Exception {
        server.reply(STATUSES, 403, "{}", Map.of("x-ratelimit-remaining", "0"));
        assertThat(tell(progress()).done()).isFalse();
        server.reply(STATUSES, 403, "{}");
        assertThat(tell(progress()).done()).isTrue();
    }

    private Outcome tell(SampleProgress progress) throws Exception {
        return new GitHub(RecordingServer.sender(), server.address().resolve("/api/v3/"), "t0ken", progress.make())
                .tell();
    }

    private static SampleProgress progress() {
        return SampleProgress.from(SHA, "https://github.example.com/shop/fleet.git")
                .logged("https://ci.example.com/job/portal/5/");
    }
}
