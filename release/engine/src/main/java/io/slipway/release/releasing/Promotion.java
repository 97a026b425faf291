package io.slipway.release.releasing;

import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.packaging.PackagedChart;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.Build;
import io.slipway.release.records.ChartContent;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleaseRecord.Artifact;
import io.slipway.release.records.ReleaseRecord.Author;
import io.slipway.release.records.ReleaseRecord.Origin;
import io.slipway.release.records.ReleasedImage;
import io.slipway.release.records.ValuesHash;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.StoredRevision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what runs in one environment to another: the same chart and the same images by digest, with the values of the other
 * environment.
 *
 * @param from the environment that it is taken from
 * @param source its release
 * @param to the other environment
 * @param target the release of the other environment
 * @param values of the other environment
 */
public record Promotion(
        String from, ReleaseTarget source, String to, ReleaseTarget target, Map<String, Object> values) {

    private static final String VERIFIED = "verified";

    /**
     * What somebody knows better than the cluster.
     *
     * @param chartFile the package of the chart, which must be the one that runs; without one, the chart comes from the
     *     release itself
     * @param appDigest of the image that fills the site, when the cluster does not know it
     * @param serverDigest of the nginx image, when the cluster does not know it
     */
    public record Given(Optional<Path> chartFile, Optional<String> appDigest, Optional<String> serverDigest) {}

    /** A chart, and whether it is known to be the one that the record names. */
    private record Taken(ReleasedChart chart, String verdict) {}

    /**
     * What is to be released.
     *
     * @param directory that a chart may be written to
     */
    public ReleaseRequest request(Given given, Author author, Path directory) {
        Revision running = source.history()
                .lastSuccessful()
                .orElseThrow(() ->
                        ReleaseLock.noSuchRelease(source, "slipway release brings something to " + from + " first"));
        Optional<ReleaseRecord> record = ReleaseRecord.in(running.values());
        Taken taken = given.chartFile()
                .map(file -> packaged(file, record))
                .orElseGet(() -> stored(running, record, directory));
        Map<String, Object> all = withImages(running, given);
        return new ReleaseRequest(
                target, taken.chart(), all, record(taken, record, running, all, author), false, false);
    }

    private Taken packaged(Path file, Optional<ReleaseRecord> record) {
        ReleasedChart chart = ReleasedChart.of(PackagedChart.read(file));
        record.map(ReleaseRecord::artifact)
                .map(Artifact::chartDigest)
                .filter(known -> !known.equals(chart.digest()))
                .ifPresent(known -> {
                    throw SlipwayException.usage(Problem.of("this is another chart than the one that runs in " + from
                                    + ": " + chart.digest() + ", not " + known)
                            .at(file.toString())
                            .fix("name the package that was released there, or leave --chart out to take the chart"
                                    + " from there"));
                });
        return new Taken(chart, record.isPresent() ? VERIFIED : notVerified("it was not released by Slipway"));
    }

    private Taken stored(Revision running, Optional<ReleaseRecord> record, Path directory) {
        ReleaseStore store = new ReleaseStore(source);
        StoredRevision revision = released(store, running, record);
        String content = ChartContent.of(revision);
        ReleasedChart chart = new ReleasedChart(
                store.storedChart(revision.number(), directory),
                running.chart(),
                running.chartVersion(),
                running.appVersion(),
                record.map(known -> known.artifact().chartDigest()).orElse(""),
                content);
        return new Taken(chart, verdict(record, content, revision));
    }

    /** After a rollback Helm may keep the old manifests in place of the chart, which are those of that environment alone. */
    private StoredRevision released(ReleaseStore store, Revision running, Optional<ReleaseRecord> record) {
        Optional<String> back = record.flatMap(known -> known.origin().rolledBackTo());
        if (back.isEmpty()) {
            return store.revision(running.number());
        }
        Optional<StoredRevision> goal = store.revisions().stream()
                .filter(revision -> String.valueOf(revision.number()).equals(back.get()))
                .findFirst();
        Optional<Revision> known = goal.map(StoredRevision::toRevision);
        return known.map(revision -> released(store, revision, ReleaseRecord.in(revision.values())))
                .orElseThrow(() -> SlipwayException.failed(Problem.of("revision " + running.number()
                                + " is a rollback to revision " + back.get() + ", whose chart is no longer kept")
                        .at(source.toString())
                        .fix("name the package that was released there: --chart FILE")));
    }

    private String verdict(Optional<ReleaseRecord> record, String content, StoredRevision revision) {
        Optional<String> known = record.map(it -> it.artifact().chartContent()).filter(digest -> !digest.isBlank());
        if (known.isEmpty()) {
            return notVerified(
                    record.isEmpty()
                            ? "it was not released by Slipway"
                            : "the record is of an earlier Slipway, which noted no digest of the content");
        }
        if (!known.get().equals(content)) {
            throw SlipwayException.failed(
                    Problem.of("the chart that the cluster keeps is not the one that was released in " + from
                                    + ": its content is " + content + ", the record says " + known.get())
                            .at(source + ", revision " + revision.number())
                            .fix("find out who changed that release's Secret; then name the package that was released: "
                                    + "--chart FILE"));
        }
        return VERIFIED;
    }

    private static String notVerified(String why) {
        return "not verified: " + why;
    }

    /** The other environment may pull the same images from another registry. */
    private Map<String, Object> withImages(Revision running, Given given) {
        Map<String, Object> changed = new LinkedHashMap<>();
        RunningImage app = RunningImage.ofApp(source, running, given.appDigest());
        changed.put("initContainer", Map.of("image", image(app, "initContainer")));
        RunningImage.ofServer(source, running, given.serverDigest())
                .ifPresent(server -> changed.put("nginx", Map.of("image", image(server, "nginx"))));
        return ValueMaps.merge(values, changed);
    }

    private Map<String, Object> image(RunningImage image, String container) {
        Map<String, Object> same = new LinkedHashMap<>();
        same.put("digest", image.digest());
        if (!image.tag().isBlank() || container.equals("initContainer")) {
            same.put("tag", image.tag());
        }
        boolean named = values.get(container) instanceof Map<?, ?> own
                && own.get("image") instanceof Map<?, ?> ownImage
                && ownImage.get("repository") != null;
        if (!named) {
            same.put("repository", image.repository());
        }
        return same;
    }

    private ReleaseRecord record(
            Taken taken, Optional<ReleaseRecord> known, Revision running, Map<String, Object> all, Author author) {
        ReleasedChart chart = taken.chart();
        return new ReleaseRecord(
                known.map(ReleaseRecord::version).orElse(running.appVersion()),
                to,
                new Artifact(
                        chart.nameAndVersion(),
                        chart.digest(),
                        chart.content(),
                        ReleasedImage.in(all, chart.appVersion()),
                        ValuesHash.of(all)),
                author,
                known.map(ReleaseRecord::build).orElse(Build.UNKNOWN),
                new Origin(
                        Optional.of(from + ", revision " + running.number()),
                        Optional.of(taken.verdict()),
                        Optional.empty()));
    }
}
