package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What GitLab is told, as its Deployments API documents it. */
class GitLabTest {

    private static final String SHA = "1f0e2d3c4b5a69788796a5b4c3d2e1f001234567";
    private static final String PROJECT = "/api/v4/projects/shop%2Fweb%2Ffleet";
    private static final String LIST =
            "GET " + PROJECT + "/deployments?environment=production&status=running&order_by=id&sort=desc&per_page=100";
    private static final String MAKE = "POST " + PROJECT + "/deployments";
    private static final String END = "PUT " + PROJECT + "/deployments/42";

    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        server.reply(LIST, 200, "[]");
        server.reply(MAKE, 201, "{\"id\": 42}");
        server.reply(END, 200, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void beginsADeploymentWhenTheReleaseBegins() throws Exception {
        assertThat(tell(Standing.RUNNING, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST, MAKE);
        assertThat(server.body(MAKE).toString())
                .isEqualTo("{\"environment\":\"production\",\"sha\":\"" + SHA
                        + "\",\"ref\":\"main\",\"tag\":false,\"status\":\"running\"}");
        assertThat(server.requests())
                .allSatisfy(request ->
                        assertThat(request.headers().getFirst("PRIVATE-TOKEN")).isEqualTo("t0ken"));
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, success", "FAILED, failed", "ERRORED, canceled", "WITHDRAWN, canceled"})
    void endsTheOneThatRuns(Standing standing, String status) throws Exception {
        server.reply(LIST, 200, "[{\"id\": 41, \"sha\": \"0\"}, {\"id\": 42, \"sha\": \"" + SHA + "\"}]");
        assertThat(tell(standing, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST, END);
        assertThat(server.body(END).toString()).isEqualTo("{\"status\":\"" + status + "\"}");
    }

    @Test
    void makesOneThatHasEndedWhereTheBeginningWasLost() throws Exception {
        assertThat(tell(Standing.SUCCEEDED, "").isDelivered()).isTrue();
        assertThat(server.body(MAKE).path("status").asText()).isEqualTo("success");
        assertThat(server.body(MAKE).path("ref").asText()).isEqualTo(SHA);
    }

    @Test
    void knowsNoneThatWaits() throws Exception {
        assertThat(tell(Standing.QUEUED, "main").isDelivered()).isTrue();
        assertThat(server.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "ERRORED"})
    void whatNeverBeganIsNone(Standing standing) throws Exception {
        assertThat(tell(standing, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST);
    }

    @Test
    void aTokenThatMayNotIsRefused() throws Exception {
        server.reply(LIST, 401, "{}");
        assertThat(tell(Standing.RUNNING, "main")).isEqualTo(Outcome.refused("status 401"));
    }

    private Outcome tell(Standing standing, String branch) throws Exception {
        Progress progress = SampleProgress.from(SHA, "ssh://git@gitlab.example.com:2222/shop/web/fleet.git")
                .as(standing, "")
                .on(branch)
                .make();
        return new GitLab(RecordingServer.sender(), server.address(), "t0ken", progress).tell();
    }
}
