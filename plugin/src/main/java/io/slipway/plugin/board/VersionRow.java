package io.slipway.plugin.board;

import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleaseRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One version of an app, as one build made it, and what became of it in each environment. */
@ExportedBean(defaultVisibility = 3)
public final class VersionRow {

    /** More than anybody looks back; the histories of the environments have the rest. */
    static final int MOST = 50;

    private final List<PlacedRecord> records;

    private VersionRow(List<PlacedRecord> records) {
        this.records = records;
    }

    /** @param records of an app, the newest first */
    static List<VersionRow> of(List<PlacedRecord> records) {
        Map<String, List<PlacedRecord>> versions = new LinkedHashMap<>();
        records.stream()
                .filter(record -> !record.record().getVersion().isEmpty())
                .forEach(record -> versions.computeIfAbsent(id(record), id -> new ArrayList<>())
                        .add(record));
        return versions.values().stream().limit(MOST).map(VersionRow::new).toList();
    }

    private static String id(PlacedRecord record) {
        return record.record().getVersion() + " " + record.record().getSource() + " " + record.getJob();
    }

    /** Of this row among those of its app. */
    public String getId() {
        return id(newest());
    }

    private PlacedRecord newest() {
        return records.get(0);
    }

    @Exported
    public String getVersion() {
        return newest().record().getVersion();
    }

    /** Number of the build that made it. */
    @Exported
    public int getBuild() {
        return newest().record().getSource();
    }

    public String getJobUrl() {
        return newest().getJobUrl();
    }

    /** Of the chart, as the newest record that says it. */
    @Exported
    public String getDigest() {
        return first(ReleaseRecord::getDigest);
    }

    @Exported
    public String getImage() {
        return first(ReleaseRecord::getImage);
    }

    private String first(Function<ReleaseRecord, String> what) {
        return records.stream()
                .map(PlacedRecord::record)
                .map(what)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    PlacedRecord record() {
        return records.stream()
                .filter(record -> !record.record().getImage().isEmpty())
                .findFirst()
                .orElse(newest());
    }

    /** Whether its chart and descriptor were kept, so that it can be released without a checkout. */
    public boolean isKept() {
        KeptFiles kept = KeptFiles.of(newest().job(), getBuild());
        String directory = newest().record().getDirectory();
        return kept.has(KeptFiles.descriptor(directory)) && kept.has(KeptFiles.chart(directory));
    }

    /** The last that happened to it there; null when nothing did, as Jelly wants it. */
    public PlacedRecord cell(String environment) {
        return records.stream()
                .filter(record -> record.getEnvironment().equals(environment))
                .findFirst()
                .orElse(null);
    }
}
