package io.slipway.release.descriptor;

import io.slipway.initcontainer.hashes.Sha256;

/** Shortens a name that Kubernetes or DNS would not take, with a hash of the whole name, so that different names stay so. */
final class ShortName {

    /** Characters of a label of a host name. */
    static final int DNS_LABEL = 63;

    /** Characters of a release's name: Helm takes 53, the chart cuts the names of its objects at 52. */
    static final int RELEASE = 52;

    private static final int HASH = 8;

    private ShortName() {}

    /** The name itself where it fits. */
    static String of(String name, int most) {
        return name.length() <= most ? name : withHash(name, name, most);
    }

    /**
     * The beginning of a name, and a hash.
     *
     * @param whole what the hash is of
     */
    static String withHash(String name, String whole, int most) {
        String beginning = name.substring(0, Math.min(name.length(), most - HASH - 1));
        return beginning.replaceAll("-+$", "") + "-" + hash(whole);
    }

    private static String hash(String whole) {
        return Sha256.of(whole).substring(0, HASH);
    }
}
