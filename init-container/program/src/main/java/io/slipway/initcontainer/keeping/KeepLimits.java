package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.renaming.ContentNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of earlier releases a pod keeps.
 *
 * @param releases how many of them; 0 for any number
 * @param seconds since a release owned the file
 * @param bytes of all kept files together
 */
record KeepLimits(int releases, long seconds, long bytes) {
    private static final Comparator<ContentFile> YOUNGEST_FIRST =
            new Comparator<>() { // no lambda: making one takes longer than sorting
                @Override
                public int compare(ContentFile a, ContentFile b) {
                    int order = Integer.compare(a.releases(), b.releases());
                    order = order == 0 ? Long.compare(b.until(), a.until()) : order;
                    return order == 0 ? a.path().compareTo(b.path()) : order;
                }
            };

    /**
     * Those of a peer's files that are kept, the youngest first, each before its precompressed forms.
     *
     * @param own paths of the pod's own release, which nothing replaces
     * @param sameRelease whether the peer is of the pod's own release
     */
    List<ContentFile> choose(ContentList peer, boolean sameRelease, Set<String> own, long now) {
        List<ContentFile> kept = new ArrayList<>();
        for (ContentFile file : peer.files()) {
            ContentFile here = sameRelease ? file.keptAt(now) : file.leftAt(now);
            if (isNamed(file.path()) && !isOurs(file.path(), own) && !here.isOwn() && isYoung(here, now)) {
                kept.add(here);
            }
        }
        kept.sort(YOUNGEST_FIRST);
        return kept;
    }

    private boolean isYoung(ContentFile file, long now) {
        return now - file.until() <= seconds && (releases == 0 || file.releases() <= releases);
    }

    /** A precompressed form that the pod's own release does not have would stand beside another release's file. */
    private static boolean isOurs(String path, Set<String> own) {
        Optional<String> original = ContentFile.original(path);
        return own.contains(path) || original.isPresent() && own.contains(original.get());
    }

    /** Which names that could be words are hashes was found by the peer, when its bundle was indexed. */
    private static boolean isNamed(String path) {
        Optional<String> original = ContentFile.original(path);
        return ContentNames.hash(original.isPresent() ? original.get() : path).isPresent();
    }
}
