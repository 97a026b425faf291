package io.slipway.release.site;

import io.slipway.release.descriptor.Nginx;

/** The port that an app's pods ask each other at. */
public final class PeerPort {

    /** What the chart takes. */
    public static final int USUAL = 8090;

    private PeerPort() {}

    /** The usual one, or the next that nginx does not listen at already. */
    public static int of(Nginx.Server server) {
        int port = USUAL;
        while (port == server.listen().port()
                || server.statusPort().filter(Integer.valueOf(port)::equals).isPresent()) {
            port++;
        }
        return port;
    }
}
