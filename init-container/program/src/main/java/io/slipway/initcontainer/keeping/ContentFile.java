package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.Gzip;
import java.util.Optional;

/**
 * A file whose name follows from its content, as a pod serves it: a line of its {@link ContentList}.
 *
 * @param path below the base path
 * @param sha256 in hexadecimal
 * @param constant whether it is the same in every environment, so that browsers may keep it for ever
 * @param releases how many releases ago one owned it; 0 for a file of the pod's own release
 * @param until second of the epoch until which a release owned it; 0 for a file of the pod's own release
 */
public record ContentFile(String path, long size, String sha256, boolean constant, int releases, long until) {
    private static final String BROTLI = ".br";

    /** A file of the release that a pod was published for. */
    static ContentFile own(String path, FileHash hash, boolean constant) {
        return new ContentFile(path, hash.size(), hash.sha256(), constant, 0, 0);
    }

    boolean isOwn() {
        return releases == 0;
    }

    /** The path of the file that this one is the precompressed form of, if it is one. */
    static Optional<String> original(String path) {
        if (Gzip.isGzip(path)) {
            return Optional.of(Gzip.original(path));
        }
        return path.endsWith(BROTLI)
                ? Optional.of(path.substring(0, path.length() - BROTLI.length()))
                : Optional.empty();
    }

    /** The paths of the precompressed forms that a file may have. */
    static String[] precompressed(String path) {
        return new String[] {path + BROTLI, Gzip.pathOf(path)};
    }

    /** As a pod of another release sees it: what the other pod owns, a release owned until now. */
    ContentFile leftAt(long now) {
        return new ContentFile(path, size, sha256, constant, releases + 1, isOwn() ? now : Math.min(until, now));
    }

    /** As a pod of the same release sees it. */
    ContentFile keptAt(long now) {
        return new ContentFile(path, size, sha256, constant, releases, Math.min(until, now));
    }
}
