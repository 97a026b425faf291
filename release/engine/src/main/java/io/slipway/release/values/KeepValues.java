package io.slipway.release.values;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Keep;
import io.slipway.release.site.PeerPort;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the chart what pods keep of earlier releases, where the descriptor says otherwise than the chart. */
final class KeepValues {

    private static final long KIBIBYTE = 1024;

    private KeepValues() {}

    static SortedMap<String, Object> of(Descriptor descriptor) {
        Keep keep = descriptor.keep();
        SortedMap<String, Object> values = new TreeMap<>(Map.of("enabled", keep.enabled()));
        int port = PeerPort.of(descriptor.nginx().server());
        if (keep.enabled() && port != PeerPort.USUAL) {
            values.put("port", port);
        }
        keep.releases().ifPresent(releases -> values.put("releases", releases));
        keep.time().ifPresent(time -> values.put("for", time(time)));
        keep.size().ifPresent(size -> values.put("size", size(size)));
        return values;
    }

    /** In the largest unit that tells it exactly. */
    private static String time(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds % 86400 == 0) {
            return seconds / 86400 + "d";
        } else if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String size(long bytes) {
        long kibibytes = (bytes + KIBIBYTE - 1) / KIBIBYTE;
        return kibibytes % KIBIBYTE == 0 ? kibibytes / KIBIBYTE + "Mi" : kibibytes + "Ki";
    }
}
