package io.slipway.plugin.records;

import io.slipway.plugin.reports.Bounded;
import io.slipway.plugin.reports.Report;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What slipway made or released, by the names of its report; a text is empty where it does not apply. */
public final class Released implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Nothing yet. */
    public static final Released NOTHING = new Released();

    private String app = "";
    private String file = "";
    private String chart = "";
    private String version = "";
    private String digest = "";
    private String revision = "";
    private String url = "";
    private String namespace = "";
    private String cluster = "";
    private String source = "";
    private String rolledBackTo = "";
    private String image = "";
    private String expires = "";
    private String commit = "";

    private Released() {}

    /** Reads the result of {@code package}, or of a verb that changed a release. */
    public static Released of(Report report) {
        Released released = new Released();
        boolean packaged = !report.text("chart", "file").isEmpty();
        released.app = packaged ? report.text("chart", "name") : app(report);
        released.expires = report.text("expires");
        released.namespace = report.text("namespace");
        released.cluster = report.text("cluster");
        released.source = report.text("revision", "record", "build-number");
        released.rolledBackTo = report.text("rolledBack", "number");
        if (packaged) {
            released.chart = report.text("chart", "name") + "-" + report.text("chart", "version");
            released.version = report.text("chart", "version");
            released.digest = "sha256:" + report.text("chart", "sha256");
            released.file = report.text("chart", "file");
        } else {
            released.chart = report.text("revision", "chart");
            released.version = report.text("revision", "version");
            released.digest = report.text("revision", "record", "chart-digest");
            released.revision = report.text("revision", "number");
            released.commit = report.text("revision", "record", "commit");
            released.image = report.text("revision", "record", "image");
            released.url = Bounded.link(report.text("url"));
        }
        return released;
    }

    /** A review is a release of its own, and still one of its app, whose chart it has. */
    private static String app(Report report) {
        return report.text("change").isEmpty()
                ? report.text("release")
                : report.text("revision", "chart").replaceFirst("-\\d+\\..*", "");
    }

    /** When a sweep removes it; empty when it is no review, or nobody can read when. */
    public Optional<Instant> expires() {
        try {
            return expires == null || expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    public String getApp() {
        return app;
    }

    public String getChart() {
        return chart;
    }

    public String getVersion() {
        return version;
    }

    /** The packaged chart, on the agent; empty after a release. */
    public String getFile() {
        return file;
    }

    /** Of the chart: by this it is promoted. */
    public String getDigest() {
        return digest;
    }

    /** Of the Helm release. */
    public String getRevision() {
        return revision;
    }

    public String getNamespace() {
        return namespace;
    }

    /** Its address. */
    public String getCluster() {
        return cluster;
    }

    /** With its digest, where slipway knew it. */
    public String getImage() {
        return image == null ? "" : image;
    }

    /** That was built; empty where slipway was not told one. */
    String getCommit() {
        return commit == null ? "" : commit;
    }

    /** Number of the build that made it; empty when slipway was not told one. */
    public OptionalInt source() {
        return source.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(source)) : OptionalInt.empty();
    }

    /** Whether a release that did not succeed left a revision of its own, which was not rolled back. */
    public boolean leavesChange() {
        return !revision.isEmpty() && rolledBackTo.isEmpty();
    }

    public String getUrl() {
        return Bounded.link(url);
    }

    /** What a Pipeline step returns: small, and only what there is. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("chart", file.isEmpty() ? chart : file);
        map.put("version", version);
        map.put("digest", digest);
        map.put("revision", revision);
        map.put("url", getUrl());
        map.values().removeIf(String::isEmpty);
        return map;
    }
}
