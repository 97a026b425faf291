package io.slipway.release.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who released what, when. Kept as the value {@code record} of the chart: Helm stores it with each revision, and the chart
 * writes it to the Deployment as annotations {@code slipway.io/<key>}.
 *
 * @param version of the app
 * @param chart its name and version
 * @param chartDigest of the packaged chart, {@code sha256:…}
 * @param image that fills the site, with tag or digest
 * @param valuesHash of all values but the record itself: the same hash, the same configuration
 * @param by who released it
 * @param at when the release began
 * @param buildUrl page of the build that released it
 * @param build what was built, for the order of builds
 * @param promotedFrom the environment and revision that chart and image were taken from
 * @param rolledBackTo the revision that was gone back to; the rest is then what that revision was released with
 */
public record ReleaseRecord(
        String version,
        String chart,
        String chartDigest,
        String image,
        String valuesHash,
        String by,
        Instant at,
        Optional<String> buildUrl,
        Build build,
        Optional<String> promotedFrom,
        Optional<String> rolledBackTo) {

    /** The chart's value that holds it. */
    public static final String VALUE = "record";

    /** Keys and texts, sorted, as the chart takes them. */
    public Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put("version", version);
        map.put("chart", chart);
        map.put("chart-digest", chartDigest);
        map.put("image", image);
        map.put("values-hash", valuesHash);
        map.put("released-by", by);
        map.put("released-at", at.toString());
        buildUrl.ifPresent(url -> map.put("build-url", url));
        build.putInto(map);
        promotedFrom.ifPresent(from -> map.put("promoted-from", from));
        rolledBackTo.ifPresent(revision -> map.put("rolled-back-to", revision));
        return map;
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
                texts.orBlank("chart"),
                texts.orBlank("chart-digest"),
                texts.orBlank("image"),
                texts.orBlank("values-hash"),
                texts.orBlank("released-by"),
                texts.time("released-at").orElse(Instant.EPOCH),
                texts.get("build-url"),
                Build.of(texts),
                texts.get("promoted-from"),
                texts.get("rolled-back-to"));
    }

    /** The same build, gone back to by somebody else at another time. */
    public ReleaseRecord rolledBack(int revision, String who, Instant when, Optional<String> url) {
        return new ReleaseRecord(
                version,
                chart,
                chartDigest,
                image,
                valuesHash,
                who,
                when,
                url,
                build,
                promotedFrom,
                Optional.of(String.valueOf(revision)));
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
