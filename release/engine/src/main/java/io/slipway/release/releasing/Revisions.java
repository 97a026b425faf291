package io.slipway.release.releasing;

import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.List;
import java.util.Optional;

/** Which revisions of a release count. */
final class Revisions {

    private Revisions() {}

    static Optional<Revision> newest(ReleaseTarget target) {
        return target.history().stream().findFirst();
    }

    /** The last one that came up; empty when none ever did. */
    static Optional<Revision> good(ReleaseTarget target) {
        return good(target.history());
    }

    static Optional<Revision> good(List<Revision> history) {
        return history.stream().filter(Revision::wasGood).findFirst();
    }

    /** The one to go back to: the last good one when something newer failed, else the good one before it. */
    static Optional<Revision> before(List<Revision> history) {
        List<Revision> good = history.stream().filter(Revision::wasGood).toList();
        boolean newestIsGood = !history.isEmpty() && history.get(0).wasGood();
        return good.stream().skip(newestIsGood ? 1 : 0).findFirst();
    }
}
