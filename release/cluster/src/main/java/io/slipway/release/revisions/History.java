package io.slipway.release.revisions;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * The revisions of a release that the cluster still knows.
 *
 * @param revisions the newest first; empty when the release does not exist
 */
public record History(List<Revision> revisions) {

    static History of(List<StoredRevision> stored) {
        // Each is unpacked when it is looked at: most who ask want the newest.
        return new History(new AbstractList<>() {
            @Override
            public Revision get(int index) {
                return stored.get(index).toRevision();
            }

            @Override
            public int size() {
                return stored.size();
            }
        });
    }

    /** What the last operation left, whether it succeeded or not. */
    public Optional<Revision> newest() {
        return revisions.stream().findFirst();
    }

    /** The last one that came up; empty when none ever did. */
    public Optional<Revision> lastSuccessful() {
        return successful(0);
    }

    /** The one to go back to: the last successful one when something newer failed, else the successful one before it. */
    public Optional<Revision> before() {
        return successful(newest().filter(Revision::succeeded).isPresent() ? 1 : 0);
    }

    private Optional<Revision> successful(int skipped) {
        return revisions.stream().filter(Revision::succeeded).skip(skipped).findFirst();
    }
}
