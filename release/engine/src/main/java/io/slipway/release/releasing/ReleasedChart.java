package io.slipway.release.releasing;

import io.slipway.release.packaging.ChartArchive;
import io.slipway.release.packaging.PackagedChart;
import io.slipway.release.packaging.PackagedContent;
import java.nio.file.Path;

/**
 * The chart that is released.
 *
 * @param path of its package, or of its directory where it was taken from the cluster
 * @param appVersion the version of the app that it is for
 * @param digest of its package, {@code sha256:…}
 * @param content digest of what Helm will keep of it, see {@code ChartContent}; blank when not known
 */
public record ReleasedChart(Path path, String name, String version, String appVersion, String digest, String content) {

    public static ReleasedChart of(ChartArchive archive, String appVersion) {
        return new ReleasedChart(
                archive.file(),
                archive.name(),
                archive.version(),
                appVersion,
                "sha256:" + archive.sha256(),
                PackagedContent.of(archive.file()));
    }

    public static ReleasedChart of(PackagedChart chart) {
        return new ReleasedChart(
                chart.file(),
                chart.name(),
                chart.version(),
                chart.appVersion(),
                "sha256:" + chart.sha256(),
                PackagedContent.of(chart.file()));
    }

    /** Name and version, as {@code helm list} shows them. */
    public String nameAndVersion() {
        return name + "-" + version;
    }
}
