package io.slipway.release.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.checks.AfterCheck;
import io.slipway.release.checks.Answer;
import io.slipway.release.checks.QueryCheck;
import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a real web server, which answers as Prometheus' documentation shows. */
class QueryQuestionTest {

    private static final String VECTOR = """
            {"status": "success", "data": {"resultType": "vector", "result": [
              {"metric": {"job": "shop"}, "value": [1435781451.781, "%s"]},
              {"metric": {"job": "cart"}, "value": [1435781451.781, "0.001"]}]}}""";
    private static final String MATRIX = """
            {"status": "success", "data": {"resultType": "matrix", "result": [
              {"metric": {}, "values": [[1435781430.781, "%s"], [1435781445.781, "0.001"]]}]}}""";
    private static final String SCALAR =
            "{\"status\": \"success\", \"data\": {\"resultType\": \"scalar\", \"result\": [1435781451.781, \"%s\"]}}";

    private HttpAnswers prometheus;

    @BeforeEach
    void start() throws IOException {
        prometheus = HttpAnswers.start();
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Test
    void eachSeriesMustHold() {
        assertThat(ask(VECTOR.formatted("0.002"), Duration.ZERO)).isInstanceOf(Answer.Passed.class);
        assertThat(ask(VECTOR.formatted("0.03"), Duration.ZERO).text()).isEqualTo("0.03 (job=shop) is not below 0.01");
    }

    @Test
    void eachSampleOfTheTimeBeforeMustHold() {
        assertThat(ask(MATRIX.formatted("0.002"), Duration.ofMinutes(10)).text())
                .isEqualTo("0.001 is below 0.01 for 10m");
        assertThat(ask(MATRIX.formatted("0.03"), Duration.ofMinutes(10)).text())
                .isEqualTo("0.03 is not below 0.01 for 10m");
        assertThat(prometheus.asked().get(0))
                .matches("GET /api/v1/query_range\\?query=rate%28errors%5B5m%5D%29&start=\\d+&end=\\d+&step=15");
    }

    /** As of a service that started just now. */
    @Test
    void dataOfAShorterTimeDoesNotHold() {
        String matrix = """
                {"status": "success", "data": {"resultType": "matrix", "result": [
                  {"metric": {}, "values": [[%d, "0.001"]]}]}}""".formatted(Instant.now().getEpochSecond() - 60);

        assertThat(ask(matrix, Duration.ofMinutes(10)).text())
                .matches("the query has data since .* alone, not for 10m");
    }

    @Test
    void whatIsNoNumberDoesNotHold() {
        assertThat(ask(SCALAR.formatted("NaN"), Duration.ZERO)).isInstanceOf(Answer.NotYet.class);
        assertThat(ask(SCALAR.formatted("+Inf"), Duration.ZERO)).isInstanceOf(Answer.NotYet.class);
        assertThat(ask(SCALAR.formatted("-Inf"), Duration.ZERO)).isInstanceOf(Answer.Passed.class);
    }

    @Test
    void noDataAndErrorsDoNotHold() {
        assertThat(ask("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}", Duration.ZERO)
                        .text())
                .isEqualTo("the query has no data");
        assertThat(ask("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}", Duration.ZERO)
                        .text())
                .isEqualTo("it is not an answer of Prometheus: parse error");
        assertThat(ask("<html>", Duration.ZERO).text()).isEqualTo("it is not an answer of Prometheus");
    }

    @Test
    void releaseIsGoodOnceTheFiguresHaveHeldForTheBakeTime() {
        prometheus.with(200, SCALAR.formatted("0.002"));
        Instant begun = Instant.now();

        assertThat(bake(Duration.ofSeconds(1))).isEmpty();
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
        assertThat(prometheus.asked()).hasSizeGreaterThan(3);
    }

    @Test
    void figuresThatDoNotHoldEndTheBakeAtOnce() {
        prometheus.with(200, SCALAR.formatted("0.5"));

        assertThat(bake(Duration.ofMinutes(15)).orElseThrow().message()).isEqualTo("after 0s: 0.5 is not below 0.01");
    }

    @Tag("slow")
    @Test
    void prometheusThatNeverAnswersProvesNothing() {
        prometheus.close();

        assertThat(bake(Duration.ofSeconds(1)).orElseThrow().message()).contains("the connection was refused");
    }

    private Optional<Problem> bake(Duration time) {
        return new Bake(new AfterCheck(check(Duration.ZERO), time), Map.of()).run(pause -> {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Answer ask(String body, Duration held) {
        prometheus.with(200, body);
        return new QueryQuestion(new WebSource(Map.of()), check(held)).ask(Instant.now(), Instant.now());
    }

    private QueryCheck check(Duration held) {
        return new QueryCheck(
                prometheus.url() + "/",
                Optional.empty(),
                "rate(errors[5m])",
                Optional.of(new BigDecimal("0.01")),
                Optional.empty(),
                held);
    }
}
