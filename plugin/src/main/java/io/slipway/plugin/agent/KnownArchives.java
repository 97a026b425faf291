package io.slipway.plugin.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The digests of the class archives on agents, as long as this Jenkins runs; what is not known here is written anew. */
final class KnownArchives {

    private static final int MOST = 10_000;
    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    private KnownArchives() {}

    /** Empty when none is known. */
    static String digest(String agent, String verb) {
        return DIGESTS.getOrDefault(agent + "/" + verb, "");
    }

    static void put(String agent, String verb, String digest) {
        if (DIGESTS.size() < MOST && digest.matches("[0-9a-f]{64}")) {
            DIGESTS.put(agent + "/" + verb, digest);
        }
    }
}
