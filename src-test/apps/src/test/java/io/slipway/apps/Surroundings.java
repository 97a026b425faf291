package io.slipway.apps;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an app meets beside its own site, on this machine, for as long as a browser looks at the app. */
interface Surroundings extends AutoCloseable {

    /** An app that is by itself. */
    Surroundings NONE = () -> {};

    /** How they begin; once for each visit. */
    interface Kind {
        Surroundings begin() throws IOException;
    }

    /** Hosts of the Internet that are played here, by the port that answers for each. */
    default Map<String, Integer> hosts() {
        return Map.of();
    }

    /** What a preview has to be told of them, such as the address of one in a variable. */
    default List<String> words() {
        return List.of();
    }

    @Override
    void close();
}
