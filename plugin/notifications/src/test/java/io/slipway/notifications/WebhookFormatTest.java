package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookFormatTest {

    private static final URI ADDRESS = URI.create("https://hooks.example.com/slipway");
    private static final Instant NOW = Instant.ofEpochSecond(1_764_424_800);

    /** The figure is that of another implementation: Python's hmac module. */
    @Test
    void signsTheTimestampAndTheBody() {
        byte[] body = "{\"event\":\"released\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookFormat.signature("s3cret", "1764424800", body))
                .isEqualTo("cd671e3c568f29b18bde1426f8b72eba556fa025fbd90a02f8994f0caef91ef1");
    }

    @Test
    void sendsTheSignatureOfWhatItSends() {
        Post post = WebhookFormat.post(SampleMessages.released("{}"), ADDRESS, "s3cret", NOW);
        assertThat(post.headers())
                .containsEntry("X-Slipway-Event", "released")
                .containsEntry("X-Slipway-Delivery", "d-1")
                .containsEntry(WebhookFormat.TIMESTAMP, "1764424800")
                .containsEntry(
                        WebhookFormat.SIGNATURE,
                        "sha256=" + WebhookFormat.signature("s3cret", "1764424800", post.body()));
        assertThat(new String(post.body(), StandardCharsets.UTF_8)).doesNotContain("s3cret");
    }

    @Test
    void saysWhatWasReleasedAndHoldsTheReport() throws Exception {
        JsonNode json = json("{\"verb\":\"release\",\"exitCode\":0}");
        assertThat(json.path("event").asText()).isEqualTo("released");
        assertThat(json.path("record").path("environment").asText()).isEqualTo("production");
        assertThat(json.path("record").path("version").asText()).isEqualTo("1.4.0");
        assertThat(json.path("record").path("decisions").path(0).path("user").asText())
                .isEqualTo("ada");
        assertThat(json.path("report").path("verb").asText()).isEqualTo("release");
    }

    /** Receivers read it by these names: format 1 has each of them, in whatever order. */
    @Test
    void hasTheNamesOfFormat1() throws Exception {
        assertThat(json("{\"exitCode\":0}").toString())
                .isEqualTo("{\"format\":1,\"event\":\"released\",\"delivery\":\"d-1\","
                        + "\"text\":\"fleet 1.4.0 to production: released\",\"build\":\"portal #5\","
                        + "\"buildUrl\":\"https://ci.example.com/job/portal/5/\",\"decideUrl\":\"\","
                        + "\"requesters\":[],"
                        + "\"record\":{\"id\":\"5-production\",\"app\":\"fleet\",\"environment\":\"production\","
                        + "\"verb\":\"release\",\"build\":5,\"user\":\"bob\",\"at\":2,\"state\":\"RELEASED\",\"changed\":false,"
                        + "\"cause\":\"\",\"comment\":\"for <!channel> & [all](https://evil.example.com)\",\"version\":\"1.4.0\","
                        + "\"digest\":\"sha256:c0ffee\",\"image\":\"registry.example.com/fleet@sha256:f00d\",\"revision\":\"3\","
                        + "\"url\":\"\",\"decisions\":[{\"user\":\"ada\",\"approved\":true,\"comment\":\"fine\",\"at\":1,"
                        + "\"effectiveAt\":1}]},\"report\":{\"exitCode\":0}}");
    }

    @Test
    void leavesOutWhatIsNoReport() throws Exception {
        assertThat(json("").path("report").isNull()).isTrue();
        assertThat(json("(hidden)").path("report").isNull()).isTrue();
        assertThat(json("{\"x\":\"" + "y".repeat(300_000) + "\"}")
                        .path("report")
                        .isNull())
                .isTrue();
    }

    @Test
    void asksForAnApprovalWithTheAddressWhereItIsDecided() throws Exception {
        Message wanted = SampleMessages.approvalWanted();
        JsonNode json = new ObjectMapper()
                .readTree(WebhookFormat.post(wanted, ADDRESS, "s3cret", NOW).body());
        assertThat(json.path("decideUrl").asText()).isEqualTo("https://ci.example.com/slipway/approvals/#a");
        assertThat(json.path("requesters")).extracting(JsonNode::asText).containsExactly("bob", "cleo");
        assertThat(json.path("text").asText()).isEqualTo("fleet 1.4.0 to production: waits for an approval");
    }

    private static JsonNode json(String report) throws Exception {
        return new ObjectMapper()
                .readTree(WebhookFormat.post(SampleMessages.released(report), ADDRESS, "s3cret", NOW)
                        .body());
    }
}
