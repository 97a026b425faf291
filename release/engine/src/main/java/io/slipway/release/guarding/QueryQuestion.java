package io.slipway.release.guarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.checks.Answer;
import io.slipway.release.checks.QueryCheck;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a Prometheus for figures, by the HTTP API that its neighbours (Thanos, Mimir, VictoriaMetrics) answer alike. */
final class QueryQuestion {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Samples of a range: as close as Prometheus itself looks, and few enough to read. */
    private static final int SAMPLES = 60;

    private static final Duration CLOSEST = Duration.ofSeconds(15);

    private final WebSource web;
    private final QueryCheck check;

    QueryQuestion(WebSource web, QueryCheck check) {
        this.web = web;
        this.check = check;
    }

    /** One figure. */
    private record Sample(Map<String, String> labels, Instant at, double figure) {

        String text() {
            String series = labels.isEmpty() ? "" : " (" + String.join(", ", texts()) + ")";
            return figure + series;
        }

        private List<String> texts() {
            return labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .sorted()
                    .toList();
        }
    }

    /**
     * What was heard.
     *
     * @param isKnown whether there are any figures
     * @param hold whether all of them are within the bounds
     */
    record Figures(boolean isKnown, boolean hold, String text) {}

    /**
     * Whether the figures hold, and have held for as long as they must.
     *
     * @param since when it was first asked
     */
    Answer ask(Instant since, Instant now) {
        Figures figures = figures(now);
        return figures.hold() ? new Answer.Passed(figures.text()) : new Answer.NotYet(figures.text(), since);
    }

    /** The figures of that moment, and of the time before it in which they must have held. */
    Figures figures(Instant now) {
        try {
            List<Sample> samples = check.held().isZero() ? current() : range(now.minus(check.held()), now);
            if (samples.isEmpty()) {
                return new Figures(false, false, "the query has no data");
            }
            Instant oldest = now.minus(check.held()).plus(step().multipliedBy(2));
            if (!check.held().isZero() && samples.get(0).at().isAfter(oldest)) {
                return new Figures(
                        false,
                        false,
                        "the query has data since " + samples.get(0).at() + " alone, not for "
                                + DurationText.of(check.held()));
            }
            Optional<Sample> worst = samples.stream()
                    .filter(sample -> !check.holds(sample.figure()))
                    .reduce((first, last) -> last);
            return worst.map(sample -> new Figures(true, false, sample.text() + " is not " + wanted()))
                    .orElseGet(() -> new Figures(
                            true, true, samples.get(samples.size() - 1).text() + " is " + wanted()));
        } catch (WebSource.UnansweredException e) {
            return new Figures(false, false, e.getMessage());
        }
    }

    private String wanted() {
        return check.bounds() + (check.held().isZero() ? "" : " for " + DurationText.of(check.held()));
    }

    private List<Sample> current() throws WebSource.UnansweredException {
        return samples("/api/v1/query?query=" + encoded(check.expression()));
    }

    private List<Sample> range(Instant from, Instant to) throws WebSource.UnansweredException {
        return samples("/api/v1/query_range?query=" + encoded(check.expression())
                + "&start=" + from.getEpochSecond()
                + "&end=" + to.getEpochSecond()
                + "&step=" + step().toSeconds());
    }

    private Duration step() {
        Duration step = check.held().dividedBy(SAMPLES);
        return step.compareTo(CLOSEST) < 0 ? CLOSEST : step;
    }

    private List<Sample> samples(String path) throws WebSource.UnansweredException {
        String body = web.get(check.prometheus().replaceFirst("/+$", "") + path, check.credentials());
        try {
            JsonNode answer = JSON.readTree(body);
            if (!answer.path("status").asText().equals("success")) {
                throw new WebSource.UnansweredException("it is not an answer of Prometheus: "
                        + answer.path("error").asText("no status"));
            }
            return samples(answer.path("data"));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new WebSource.UnansweredException("it is not an answer of Prometheus");
        }
    }

    private static List<Sample> samples(JsonNode data) {
        List<Sample> samples = new ArrayList<>();
        if (data.path("resultType").asText().equals("scalar")) {
            samples.add(sample(Map.of(), data.path("result")));
            return samples;
        }
        for (JsonNode series : data.path("result")) {
            Map<String, String> labels = JSON.convertValue(
                    series.path("metric"),
                    JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
            if (series.has("value")) {
                samples.add(sample(labels, series.path("value")));
            }
            series.path("values").forEach(value -> samples.add(sample(labels, value)));
        }
        samples.sort(Comparator.comparing(Sample::at));
        return samples;
    }

    private static Sample sample(Map<String, String> labels, JsonNode pair) {
        return new Sample(
                labels,
                Instant.ofEpochMilli((long) (pair.path(0).asDouble() * 1000)),
                figure(pair.path(1).asText()));
    }

    /** Prometheus writes figures as texts. */
    private static double figure(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
