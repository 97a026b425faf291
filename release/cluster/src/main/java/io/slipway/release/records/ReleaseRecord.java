package io.slipway.release.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who released what, when. Kept as the value {@code record} of the chart: Helm stores it with each revision, and the chart
 * writes it to the Deployment as annotations {@code slipway.io/<key>}.
 *
 * @param version of the app
 * @param environment that it was released to; blank in records of earlier versions
 * @param artifact what was released
 * @param author who released it, and when
 * @param build what was built, for the order of builds
 * @param origin where it was taken from, when it was not a build
 */
public record ReleaseRecord(
        String version, String environment, Artifact artifact, Author author, Build build, Origin origin) {

    /** The chart's value that holds it. */
    public static final String VALUE = "record";

    /**
     * What was released.
     *
     * @param chart its name and version
     * @param chartDigest of the packaged chart, {@code sha256:…}
     * @param chartContent digest of what Helm keeps of the chart, see {@link ChartContent}; blank when not known
     * @param image that fills the site, with tag or digest
     * @param valuesHash of all values but the record itself: the same hash, the same configuration
     */
    public record Artifact(String chart, String chartDigest, String chartContent, String image, String valuesHash) {}

    /**
     * Who released it.
     *
     * @param at when the release began
     * @param buildUrl page of the build that released it
     * @param approvedBy those who approved it, separated by commas
     * @param override why it was released although the environment's checks were closed
     */
    public record Author(
            String name,
            Instant at,
            Optional<String> buildUrl,
            Optional<String> approvedBy,
            Optional<String> override) {

        public Author(String name, Instant at, Optional<String> buildUrl) {
            this(name, at, buildUrl, Optional.empty(), Optional.empty());
        }

        /** The same with the approval of others. */
        public Author approvedBy(List<String> names) {
            Optional<String> approvers = Optional.of(String.join(", ", names)).filter(text -> !text.isBlank());
            return new Author(name, at, buildUrl, approvers, override);
        }

        /** The same, past closed checks. */
        public Author overriding(Optional<String> why) {
            return new Author(name, at, buildUrl, approvedBy, why);
        }

        /** The same at another time. */
        public Author at(Instant time) {
            return new Author(name, time, buildUrl, approvedBy, override);
        }
    }

    /**
     * Where a release was taken from.
     *
     * @param promotedFrom the environment and revision that chart and image were taken from
     * @param promotedChart whether the chart was verified against the record it had there, or why not
     * @param rolledBackTo the revision that was gone back to; the rest is then what that revision was released with
     */
    public record Origin(Optional<String> promotedFrom, Optional<String> promotedChart, Optional<String> rolledBackTo) {

        /** Of what was built. */
        public static final Origin BUILD = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

        private static Origin of(Texts texts) {
            return new Origin(texts.get("promoted-from"), texts.get("promoted-chart"), texts.get("rolled-back-to"));
        }

        private void putInto(Map<String, String> map) {
            promotedFrom.ifPresent(from -> map.put("promoted-from", from));
            promotedChart.ifPresent(verdict -> map.put("promoted-chart", verdict));
            rolledBackTo.ifPresent(revision -> map.put("rolled-back-to", revision));
        }
    }

    /** Keys and texts, sorted, as the chart takes them. */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put("version", version);
        putUnlessBlank(map, "environment", environment);
        map.put("chart", artifact.chart());
        map.put("chart-digest", artifact.chartDigest());
        putUnlessBlank(map, "chart-content", artifact.chartContent());
        map.put("image", artifact.image());
        map.put("values-hash", artifact.valuesHash());
        map.put("released-by", author.name());
        map.put("released-at", author.at().toString());
        author.buildUrl().ifPresent(url -> map.put("build-url", url));
        author.approvedBy().ifPresent(names -> map.put("approved-by", names));
        author.override().ifPresent(why -> map.put("override", why));
        build.putInto(map);
        origin.putInto(map);
        return map;
    }

    private static void putUnlessBlank(Map<String, String> map, String key, String text) {
        if (!text.isBlank()) {
            map.put(key, text);
        }
    }

    /** The record in a revision's values; empty when it was not released by Slipway. */
    public static Optional<ReleaseRecord> in(Map<String, Object> values) {
        return values.get(VALUE) instanceof Map<?, ?> map && map.containsKey("released-at")
                ? Optional.of(of(new Texts(map)))
                : Optional.empty();
    }

    private static ReleaseRecord of(Texts texts) {
        return new ReleaseRecord(
                texts.orBlank("version"),
                texts.orBlank("environment"),
                new Artifact(
                        texts.orBlank("chart"),
                        texts.orBlank("chart-digest"),
                        texts.orBlank("chart-content"),
                        texts.orBlank("image"),
                        texts.orBlank("values-hash")),
                new Author(
                        texts.orBlank("released-by"),
                        texts.time("released-at").orElse(Instant.EPOCH),
                        texts.get("build-url"),
                        texts.get("approved-by"),
                        texts.get("override")),
                Build.of(texts),
                Origin.of(texts));
    }

    /** The same, released past closed checks. */
    public ReleaseRecord overriding(Optional<String> why) {
        return new ReleaseRecord(version, environment, artifact, author.overriding(why), build, origin);
    }

    /** The same build, gone back to by somebody else at another time. */
    public ReleaseRecord rolledBack(int revision, Author who) {
        Origin back = new Origin(origin.promotedFrom(), origin.promotedChart(), Optional.of(String.valueOf(revision)));
        return new ReleaseRecord(version, environment, artifact, who, build, back);
    }

    /** Somebody else may have written there: what cannot be read is left out. */
    record Texts(Map<?, ?> map) {

        Optional<String> get(String key) {
            return Optional.ofNullable(map.get(key)).map(String::valueOf).filter(text -> !text.isBlank());
        }

        String orBlank(String key) {
            return get(key).orElse("");
        }

        Optional<Instant> time(String key) {
            try {
                return get(key).map(Instant::parse);
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }

        Optional<Long> number(String key) {
            return get(key).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
        }
    }
}
