package io.slipway.release.helm;

import java.nio.file.Path;
import java.util.Map;

/**
 * A chart, and all that decides what it renders to.
 *
 * @param chart directory of the chart
 * @param values given over the chart's own; null deletes a key of theirs, as with Helm
 * @param release name of the release
 * @param namespace that it goes to
 * @param kubeVersion of the cluster that it is meant for, such as {@code 1.32} or {@code v1.32.3}; not what Helm was
 *     built with, or it would choose API versions that the cluster no longer has
 */
public record ChartRequest(
        Path chart, Map<String, Object> values, String release, String namespace, String kubeVersion) {}
