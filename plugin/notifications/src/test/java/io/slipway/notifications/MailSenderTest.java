package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail as it arrives at a server. */
class MailSenderTest {

    private static final Mail MAIL = MailFormat.mail(SampleMessages.approvalWanted(), "portal#5-production");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void arrivesAtEachRecipient() throws Exception {
        assertThat(send(MAIL, "ada@example.com", "bob@example.com")).isEqualTo(Outcome.DELIVERED);
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage received = received();
        assertThat(received.getFrom()).containsExactly(new InternetAddress("ci@example.com"));
        assertThat(received.getReplyTo()).containsExactly(new InternetAddress("team@example.com"));
        assertThat(received.getAllRecipients())
                .containsExactly(new InternetAddress("ada@example.com"), new InternetAddress("bob@example.com"));
        assertThat(received.getSubject()).isEqualTo("fleet 1.4.0 to production: waits for an approval");
        assertThat(received.isMimeType("text/plain")).isTrue();
        assertThat(text(received)).isEqualTo(MAIL.text().strip());
        assertThat(received.getSentDate()).isNotNull();
    }

    @Test
    void arrivesWithItsOwnHeaders() throws Exception {
        send(MAIL, "ada@example.com");
        MimeMessage received = received();
        MAIL.headers()
                .forEach((name, value) ->
                        assertThat(Arrays.asList(header(received, name))).containsExactly(value));
    }

    @Test
    void keepsLettersOfAllLanguages() throws Exception {
        send(new Mail(MAIL.id(), MAIL.thread(), "Flöte 1.4 → 生産", "größer\n生産\n"), "ada@example.com");
        assertThat(received().getSubject()).isEqualTo("Flöte 1.4 → 生産");
        assertThat(text(received())).isEqualTo("größer\n生産");
    }

    /** The words come from descriptors, comments and clusters. */
    @Test
    void noNameBeginsAHeader() throws Exception {
        Message forged = SampleMessages.called(
                "fleet\r\nBcc: eve@example.com\r\n\r\nclick here", "x\r\n.\r\nRCPT TO:<eve@example.com>");
        assertThat(send(MailFormat.mail(forged, "a\r\nBcc: eve@example.com"), "ada@example.com"))
                .isEqualTo(Outcome.DELIVERED);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(received().getAllRecipients()).containsExactly(new InternetAddress("ada@example.com"));
        assertThat(GreenMailUtil.getHeaders(received())).doesNotContain("\nBcc").doesNotContain("\nclick here");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        Outcome outcome = send(MAIL, "ada@example.com\r\nBcc: eve@example.com");
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.isDelivered()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void isSentWithTheCredentialsOfItsAccount() {
        assertThat(sendAs("s3cret")).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void wrongCredentialsAreRefused() {
        Outcome outcome = sendAs("wr0ng");
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.isDelivered()).isFalse();
        assertThat(outcome.why()).isNotEmpty().doesNotContain("wr0ng");
    }

    @Test
    void triesAgainWhereNobodyListens() {
        int port = server.getSmtp().getPort();
        server.stop();
        Outcome outcome = send(port, "", MAIL, "ada@example.com");
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.why()).isNotEmpty();
    }

    /** Many servers refuse a sender whom they do not know yet for some minutes. */
    @Test
    void triesAgainWhatTheServerRefusesForNow() throws Exception {
        assertThat(sendTo(Map.of("RCPT", "451 4.7.1 try again later")))
                .isEqualTo(Outcome.again("451 4.7.1 try again later"));
        assertThat(sendTo(Map.of("DATA", "452 disk full"))).isEqualTo(Outcome.again("452 disk full"));
    }

    @Test
    void doesNotTryAgainWhatTheServerRefusesForGood() throws Exception {
        assertThat(sendTo(Map.of("MAIL", "553 who are you"))).isEqualTo(Outcome.refused("553 who are you"));
        assertThat(sendTo(Map.of(".", "554 spam"))).isEqualTo(Outcome.refused("554 spam"));
    }

    @Test
    void oneUnknownRecipientDoesNotKeepItFromTheOthers() throws Exception {
        assertThat(sendTo(Map.of("RCPT TO:<ada@", "550 no such user")))
                .isEqualTo(Outcome.refused("the mail server did not take it for ada@example.com"));
    }

    private static Outcome sendTo(Map<String, String> replies) throws Exception {
        try (ScriptedMailServer scripted = new ScriptedMailServer(replies)) {
            return send(scripted.port(), "", MAIL, "ada@example.com", "bob@example.com");
        }
    }

    private Outcome send(Mail mail, String... to) {
        return send(server.getSmtp().getPort(), "", mail, to);
    }

    private Outcome sendAs(String password) {
        server.setUser("ci", "s3cret");
        return send(server.getSmtp().getPort(), password, MAIL, "ada@example.com");
    }

    private static Outcome send(int port, String password, Mail mail, String... to) {
        return new MailSender(new SampleAccount(port, password)).send(mail, List.of(to));
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    /** The server leaves the last line end to who reads it. */
    private static String text(MimeMessage message) throws Exception {
        return message.getContent().toString().replace("\r\n", "\n").strip();
    }

    private static String[] header(MimeMessage message, String name) {
        try {
            return message.getHeader(name);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
