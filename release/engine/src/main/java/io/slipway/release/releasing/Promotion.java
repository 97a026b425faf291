package io.slipway.release.releasing;

import io.slipway.release.descriptor.ValueMaps;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.PackagedChart;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.records.Build;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.records.ReleasedImage;
import io.slipway.release.records.ValuesHash;
import io.slipway.release.releasing.RecordedRollback.Author;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what runs in one environment to another: the same chart and the same image by digest, with the values of the other
 * environment.
 *
 * @param from the environment that it is taken from
 * @param source its release
 * @param target the release of the other environment
 * @param values of the other environment
 */
public record Promotion(String from, ReleaseTarget source, ReleaseTarget target, Map<String, Object> values) {

    /**
     * What is to be released.
     *
     * @param chartFile the package of the chart, which must be the one that runs; without one, the chart comes from the
     *     release itself
     * @param imageDigest of the image, when the cluster does not know it
     * @param directory that a chart may be written to
     */
    public ReleaseRequest request(
            Helm helm,
            Optional<Path> chartFile,
            Optional<String> imageDigest,
            String by,
            Optional<String> buildUrl,
            Path directory) {
        Revision running = source.history()
                .lastSuccessful()
                .orElseThrow(() ->
                        ReleaseLock.noSuchRelease(source, "slipway release brings something to " + from + " first"));
        Optional<ReleaseRecord> record = ReleaseRecord.in(running.values());
        ReleasedChart chart = chartFile
                .map(file -> sameChart(file, record))
                .orElseGet(() -> storedChart(helm, running, record, directory));
        RunningImage image = RunningImage.of(source, running, imageDigest);
        Map<String, Object> all = withImage(image, running);
        return new ReleaseRequest(
                target, chart, all, record(chart, record, running, all, new Author(by, buildUrl)), false, false);
    }

    private ReleasedChart sameChart(Path file, Optional<ReleaseRecord> record) {
        ReleasedChart chart = ReleasedChart.of(PackagedChart.read(file));
        record.filter(known -> !known.chartDigest().equals(chart.digest())).ifPresent(known -> {
            throw SlipwayException.usage(
                    Problem.of("this is another chart than the one that runs in " + from + ": " + chart.digest()
                                    + ", not " + known.chartDigest())
                            .at(file.toString())
                            .fix(
                                    "name the package that was released there, or leave --chart out to take the chart from there"));
        });
        return chart;
    }

    private ReleasedChart storedChart(Helm helm, Revision running, Optional<ReleaseRecord> record, Path directory) {
        return new ReleasedChart(
                new ReleaseStore(source).storedChart(running.number(), directory),
                running.chart(),
                running.chartVersion(),
                running.appVersion(),
                record.map(ReleaseRecord::chartDigest).orElse(""));
    }

    /** The other environment may pull the same image from another registry. */
    private Map<String, Object> withImage(RunningImage image, Revision running) {
        Map<String, Object> same = new LinkedHashMap<>();
        same.put("digest", image.digest());
        same.put("tag", image.tag());
        if (ReleasedImage.in(values, "").isBlank()) {
            same.put("repository", image.repository());
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("initContainer", Map.of("image", same));
        if (running.values().get("nginx") instanceof Map<?, ?> nginx && nginx.get("image") != null) {
            changed.put("nginx", Map.of("image", nginx.get("image")));
        }
        return ValueMaps.merge(values, changed);
    }

    private ReleaseRecord record(
            ReleasedChart chart,
            Optional<ReleaseRecord> known,
            Revision running,
            Map<String, Object> all,
            Author author) {
        return new ReleaseRecord(
                known.map(ReleaseRecord::version).orElse(running.appVersion()),
                chart.nameAndVersion(),
                chart.digest(),
                ReleasedImage.in(all, chart.appVersion()),
                ValuesHash.of(all),
                author.name(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                author.buildUrl(),
                known.map(ReleaseRecord::build).orElse(new Build(Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.of(from + ", revision " + running.number()),
                Optional.empty());
    }
}
