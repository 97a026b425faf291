package io.slipway.release.helm;

import io.slipway.release.SlipwayException;

/**
 * What Slipway asks of Helm. Every call is bounded in time and gives its failure as a {@link SlipwayException} that names
 * the file and line, or the key, where Helm knows it.
 *
 * <p>Obtained from {@link HelmChoice}, and closed when no longer needed.
 */
public interface Helm extends AutoCloseable {

    /** Which Helm this is, for messages: {@code embedded Helm 3.21.0} or {@code helm 4.3.1 (/usr/bin/helm)}. */
    String describe();

    /** Checks a chart together with the values that it will get; findings are in the result and do not throw. */
    LintResult lint(ChartRequest request);

    /** The manifests as Helm would send them, hooks and tests left out. Never asks a cluster. */
    String template(ChartRequest request);

    @Override
    void close();
}
