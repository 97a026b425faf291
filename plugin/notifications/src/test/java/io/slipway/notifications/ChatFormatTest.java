package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ChatFormatTest {

    private static final URI ADDRESS = URI.create("https://hooks.example.com/T1/B2");

    @Test
    void slackGetsASentenceWithCauseDecisionAndLinks() throws Exception {
        assertThat(slack(failed()))
                .isEqualTo("*fleet 1.4.0 to production: failed*\nno pod is ready\n"
                        + "for &lt;!channel&gt; &amp; [all](https://evil.example.com)\napproved by ada: fine\n"
                        + "<https://ci.example.com/job/portal/5/|portal #5>");
    }

    @Test
    void slackGetsNoMarksFromWhatPeopleWrite() throws Exception {
        assertThat(slack(SampleMessages.released(""))).doesNotContain("<!").contains("&lt;!channel&gt;");
    }

    @Test
    void anApprovalThatIsWantedLeadsToItsDecision() throws Exception {
        Message wanted = SampleMessages.approvalWanted();
        assertThat(slack(wanted)).contains("<https://ci.example.com/slipway/approvals/#a|Approve or reject>");
        assertThat(teams(wanted).path("actions").path(0).path("url").asText())
                .isEqualTo("https://ci.example.com/slipway/approvals/#a");
    }

    @Test
    void anApprovalThatIsWantedNamesWhoRequestedIt() throws Exception {
        Message wanted = SampleMessages.approvalWanted();
        assertThat(slack(wanted)).contains("\nrequested by bob, cleo\n");
        assertThat(teams(wanted).path("body").path(1).toString()).contains("requested by bob, cleo");
    }

    /** A text block reads Markdown, and a comment could forge a link; a run of rich text does not. */
    @Test
    void teamsGetsRunsOfRichTextAlone() throws Exception {
        JsonNode body = teams(failed()).path("body");
        assertThat(body)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.path("type").asText()).isEqualTo("RichTextBlock"));
        assertThat(body.path(0).path("inlines").path(0).path("text").asText())
                .isEqualTo("fleet 1.4.0 to production: failed");
        assertThat(body.path(2).path("inlines").path(0).path("text").asText())
                .isEqualTo("for <!channel> & [all](https://evil.example.com)");
    }

    private static Message failed() {
        return SampleMessages.of("failed", SampleMessages.FAILED, "no pod is ready\nand more", "");
    }

    private static String slack(Message message) throws Exception {
        return new ObjectMapper()
                .readTree(ChatFormat.slack(message, ADDRESS).body())
                .path("text")
                .asText();
    }

    private static JsonNode teams(Message message) throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(ChatFormat.teams(message, ADDRESS).body());
        assertThat(json.path("type").asText()).isEqualTo("message");
        return json.path("attachments").path(0).path("content");
    }
}
