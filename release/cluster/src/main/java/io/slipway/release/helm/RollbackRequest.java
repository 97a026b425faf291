package io.slipway.release.helm;

import io.slipway.release.revisions.ReleaseTarget;
import java.time.Duration;

/**
 * A return to what an earlier revision put there.
 *
 * @param revision whose manifests and values become those of a new revision
 * @param untilReady whether to wait until all is ready, at most for {@code timeout}
 */
public record RollbackRequest(ReleaseTarget target, int revision, boolean untilReady, Duration timeout) {}
