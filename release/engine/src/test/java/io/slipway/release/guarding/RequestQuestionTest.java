package io.slipway.release.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.checks.Answer;
import io.slipway.release.checks.Change;
import io.slipway.release.checks.RequestCheck;
import io.slipway.release.records.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real web server. */
class RequestQuestionTest {

    private static final Subject SUBJECT = new Subject(
            Change.RELEASE,
            "production",
            "1.4.0",
            new Build(Optional.of(42L), Optional.of("0123abc"), Optional.empty(), Optional.of("release/1.4 b")));

    private HttpAnswers itsm;

    @BeforeEach
    void start() throws IOException {
        itsm = HttpAnswers.start();
    }

    @AfterEach
    void stop() {
        itsm.close();
    }

    @Test
    void oneWordPassesAndTheOtherRefuses() {
        assertThat(ask(itsm.with(200, "Approved\n"))).isEqualTo(new Answer.Passed("Approved"));
        assertThat(ask(itsm.with(200, "rejected"))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void otherWordsAndErrorsAreWaitedOver() {
        assertThat(ask(itsm.with(200, "in review")).text()).isEqualTo("it answered 'in review'");
        assertThat(ask(itsm.with(503, "approved")).text()).isEqualTo("answered with status 503");
        assertThat(ask(itsm.with(200, "approved later"))).isInstanceOf(Answer.NotYet.class);
    }

    @Test
    void systemThatIsDownIsWaitedForAndItsRejectionHeardThen() throws IOException {
        itsm.close();
        assertThat(ask(itsm))
                .isInstanceOfSatisfying(
                        Answer.NotYet.class,
                        answer -> assertThat(answer.text()).isEqualTo("the connection was refused"));

        itsm = HttpAnswers.start().with(200, "rejected");
        assertThat(ask(itsm)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whoNeverAnswersRefusesInTheEndWithTheLastAnswer() {
        RequestQuestion question = question(check(itsm.with(200, "in review").url(), Optional.empty()), Map.of());

        assertThat(question.ask(Instant.now().minus(Duration.ofHours(8))))
                .isEqualTo(new Answer.Refused(
                        "neither 'approved' nor 'rejected' within 8h; last: it answered 'in review'"));
    }

    @Test
    void fieldOfJsonHoldsTheWord() {
        RequestCheck check = check(
                itsm.with(200, "{\"result\":{\"state\":\"approved\",\"by\":\"rejected\"}}")
                        .url(),
                Optional.of("result.state"));

        assertThat(question(check, Map.of()).ask(Instant.now())).isEqualTo(new Answer.Passed("approved"));
        itsm.with(200, "{\"result\":{}}");
        assertThat(question(check, Map.of()).ask(Instant.now()).text()).isEqualTo("its answer holds no result.state");
        itsm.with(200, "<html>approved");
        assertThat(question(check, Map.of()).ask(Instant.now()).text())
                .isEqualTo("its answer is not JSON: '<html>approved'");
    }

    @Test
    void urlTellsWhatIsReleasedAndTheCredentialsWho(@TempDir Path directory) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cret\n");
        RequestCheck check = check(itsm.url() + "/{build}?branch={branch}&to={environment}", Optional.empty());

        question(check, Map.of("itsm", token)).ask(Instant.now());

        assertThat(itsm.asked()).containsExactly("GET /42?branch=release%2F1.4%20b&to=production Bearer s3cret");
    }

    @Test
    void missingCredentialsAreNamed() {
        assertThat(ask(itsm.with(401, "")).text())
                .isEqualTo("answered with status 401 (give its credentials: --check-credentials itsm=FILE)");
    }

    @Test
    void whatIsNotKnownOfTheBuildIsAskedFor() {
        RequestCheck check = check(itsm.url() + "/{build}", Optional.empty());
        Subject unknown = new Subject(Change.RELEASE, "production", "1.4.0", Build.UNKNOWN);

        assertThat(new RequestQuestion(new WebSource(Map.of()), check, unknown)
                        .ask(Instant.now())
                        .text())
                .isEqualTo("the build number is not known, which its URL holds; say --build-number");
        assertThat(itsm.asked()).isEmpty();
    }

    private static Answer ask(HttpAnswers server) {
        return question(check(server.url(), Optional.empty()), Map.of()).ask(Instant.now());
    }

    private static RequestQuestion question(RequestCheck check, Map<String, Path> credentials) {
        return new RequestQuestion(new WebSource(credentials), check, SUBJECT);
    }

    private static RequestCheck check(String url, Optional<String> field) {
        return new RequestCheck(
                url, field, Optional.of("itsm"), "approved", "rejected", Duration.ofSeconds(60), Duration.ofHours(8));
    }
}
