package io.slipway.plugin.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.SourceCommit;
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
        assertThat(tell(ReleaseState.RUNNING, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST, MAKE);
        assertThat(server.body(MAKE).toString())
                .isEqualTo("{\"environment\":\"production\",\"sha\":\"" + SHA
                        + "\",\"ref\":\"main\",\"tag\":false,\"status\":\"running\"}");
        assertThat(server.requests())
                .allSatisfy(request ->
                        assertThat(request.headers().getFirst("PRIVATE-TOKEN")).isEqualTo("t0ken"));
    }

    @ParameterizedTest
    @CsvSource({"RELEASED, success", "FAILED, failed", "UNVERIFIED, failed", "STOPPED, canceled"})
    void endsTheOneThatRuns(ReleaseState state, String status) throws Exception {
        server.reply(LIST, 200, "[{\"id\": 41, \"sha\": \"0\"}, {\"id\": 42, \"sha\": \"" + SHA + "\"}]");
        assertThat(tell(state, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST, END);
        assertThat(server.body(END).toString()).isEqualTo("{\"status\":\"" + status + "\"}");
    }

    @Test
    void makesOneThatHasEndedWhereTheBeginningWasLost() throws Exception {
        assertThat(tell(ReleaseState.RELEASED, "").isDelivered()).isTrue();
        assertThat(server.body(MAKE).path("status").asText()).isEqualTo("success");
        assertThat(server.body(MAKE).path("ref").asText()).isEqualTo(SHA);
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAITING_APPROVAL", "AWAITING_CHECKS", "WAITING"})
    void knowsNoneThatWaits(ReleaseState state) throws Exception {
        assertThat(tell(state, "main").isDelivered()).isTrue();
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void whatNeverBeganIsNone() throws Exception {
        assertThat(tell(ReleaseState.REJECTED, "main").isDelivered()).isTrue();
        assertThat(server.lines()).containsExactly(LIST);
    }

    @Test
    void aTokenThatMayNotIsRefused() throws Exception {
        server.reply(LIST, 401, "{}");
        assertThat(tell(ReleaseState.RUNNING, "main")).isEqualTo(Outcome.refused("status 401"));
    }

    private Outcome tell(ReleaseState state, String branch) throws Exception {
        ReleaseRecord record = ReleaseRecord.of("5-production", "release", "production", 5, "bob")
                .from(SourceCommit.of(SHA, "ssh://git@gitlab.example.com:2222/shop/web/fleet.git"))
                .as(state, "");
        Progress progress = new Progress(record, "portal#5-production", branch, "", "");
        return new GitLab(RecordingServer.sender(), server.address(), "t0ken", progress).tell();
    }
}
