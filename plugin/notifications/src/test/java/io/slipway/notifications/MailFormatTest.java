package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailFormatTest {

    @Test
    void saysWhatHappenedWhyAndWhereToLook() {
        Mail mail = mail(SampleMessages.of("failed", SampleMessages.FAILED, "no pod is ready\nand more", ""));
        assertThat(mail.subject()).isEqualTo("fleet 1.4.0 to production: failed");
        assertThat(mail.text()).isEqualTo("""
                fleet 1.4.0 to production: failed
                  no pod is ready
                  for <!channel> & [all](https://evil.example.com)
                  approved by ada: fine

                portal #5: https://ci.example.com/job/portal/5/
                """);
    }

    @Test
    void anApprovalThatIsWantedLeadsToItsDecision() {
        assertThat(mail(SampleMessages.approvalWanted()).text())
                .contains("\nApprove or reject: https://ci.example.com/slipway/approvals/#a\n");
    }

    /** Whoever approves asks first of all whose release it is. */
    @Test
    void anApprovalThatIsWantedNamesWhoRequestedIt() {
        assertThat(mail(SampleMessages.approvalWanted()).text())
                .startsWith("fleet 1.4.0 to production: waits for an approval\n  requested by bob, cleo\n");
        assertThat(mail(SampleMessages.released("")).text()).doesNotContain("requested by");
    }

    /** Whoever writes a descriptor names the app: its name must not begin a header, and a comment no link. */
    @Test
    void takesNoLinesFromWhatPeopleWrite() {
        Mail mail = mail(
                SampleMessages.called("fleet\r\nBcc: eve@example.com\u2028x", "well\nOpen: https://evil.example.com"));
        assertThat(mail.subject()).isEqualTo("fleet Bcc: eve@example.com x 1.4.0 to production: released");
        assertThat(mail.text()).contains("\n  Open: https://evil.example.com\n").doesNotContain("\nOpen:");
    }

    @Test
    void theSubjectIsShort() {
        assertThat(mail(SampleMessages.called("f".repeat(500), "")).subject())
                .hasSize(200)
                .endsWith("…");
    }

    @Test
    void allMailsOfAReleaseAreOfOneThread() {
        Mail asked = MailFormat.mail(SampleMessages.approvalWanted(), "portal#5-production");
        Mail released = MailFormat.mail(SampleMessages.released(""), "portal#5-production");
        Mail other = MailFormat.mail(SampleMessages.released(""), "portal#6-production");
        assertThat(asked.headers())
                .containsEntry("In-Reply-To", released.thread())
                .containsEntry("References", released.thread());
        assertThat(other.thread()).isNotEqualTo(released.thread());
        assertThat(released.id()).isNotEqualTo(released.thread());
    }

    @Test
    void whatIsSentAgainHasTheSameId() {
        assertThat(mail(SampleMessages.released("")).id())
                .isEqualTo(mail(SampleMessages.released("")).id())
                .matches("<slipway\\.[0-9a-f]{32}@ci\\.example\\.com>");
    }

    @Test
    void saysThatNobodyWroteIt() {
        assertThat(mail(SampleMessages.released("")).headers()).containsEntry("Auto-Submitted", "auto-generated");
    }

    @Test
    void hasAnIdWhereJenkinsDoesNotKnowItsAddress() {
        Message known = SampleMessages.released("");
        Message message =
                new Message(known.delivery(), known.event(), known.release(), known.build(), "", "", List.of(), "");
        assertThat(mail(message).id()).endsWith("@jenkins.invalid>");
    }

    private static Mail mail(Message message) {
        return MailFormat.mail(message, "portal#5-production");
    }
}
