package io.slipway.release.releasing;

import io.slipway.release.helm.ReleaseTarget;
import io.slipway.release.helm.Revision;
import java.util.List;
import java.util.Optional;

/** Which revisions of a release count. */
final class Revisions {

    private Revisions() {}

    static Optional<Revision> newest(ReleaseTarget target) {
        return target.history().stream().findFirst();
    }

    /** The last one that came up; empty when none ever did. */
    static Optional<Revision> deployed(ReleaseTarget target) {
        return deployed(target.history());
    }

    static Optional<Revision> deployed(List<Revision> history) {
        return history.stream()
                .filter(revision -> revision.status() == Revision.Status.DEPLOYED)
                .findFirst();
    }

    /** The one to go back to: what is deployed when something newer failed, else the one that was deployed before it. */
    static Optional<Revision> before(List<Revision> history) {
        Optional<Revision> deployed = deployed(history);
        if (deployed.isPresent() && history.get(0).number() > deployed.get().number()) {
            return deployed;
        }
        return history.stream()
                .filter(revision -> revision.status() == Revision.Status.SUPERSEDED)
                .findFirst();
    }
}
