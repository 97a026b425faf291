package io.slipway.release.descriptor;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the site is served; what the nginx templates call by the same name is kept as they know it.
 *
 * @param preset what kind of app it is
 * @param apps base paths of further apps in the bundle
 * @param languages where the app is built once a language
 * @param office what counts for add-ins of Microsoft Office alone
 * @param sourceMaps whether source maps are served
 * @param noindex whether search engines are asked to leave the host out; empty: for reviews they are
 * @param caching how long browsers keep files
 * @param compression how files are made smaller on the wire
 * @param brotli whether precompressed {@code .br} files are served
 * @param cors which other origins may read the files
 * @param security what browsers are told to be careful about
 * @param server how nginx runs
 * @param maintenance the page that stands in for the site, where it is closed
 * @param image the nginx image, if not the chart's own
 */
public record Nginx(
        Preset preset,
        List<String> apps,
        Optional<Languages> languages,
        Office office,
        boolean sourceMaps,
        Optional<Boolean> noindex,
        Caching caching,
        Compression compression,
        Optional<Brotli> brotli,
        Cors cors,
        Security security,
        Server server,
        Optional<Maintenance> maintenance,
        Optional<Image> image) {

    /** The kinds of app that the configuration knows. */
    public enum Preset {
        /** An ordinary single-page app, framed by its own origin alone. */
        SPA,
        /** A Microsoft Office add-in, framed by Office. */
        OFFICE
    }

    /**
     * What counts for add-ins.
     *
     * @param history whether the scripts that keep the browser's history are served
     * @param hosts of Office that may frame the page; empty takes those that Microsoft names
     */
    public record Office(boolean history, List<String> hosts) {}

    /** Whether the scripts that keep the browser's history are served: they are for add-ins alone. */
    public boolean servesHistory() {
        return preset == Preset.OFFICE && office.history();
    }

    /**
     * What browsers are told to be careful about.
     *
     * @param hsts the Strict-Transport-Security header; empty sends none
     * @param headers values that take the place of the preset's, by key; an empty one sends none
     * @param mode of the content security policy
     * @param reports whether browsers tell what the policy blocked
     * @param followsBundle whether it lets in what the bundle's pages, style sheets and scripts need
     * @param connect further origins that the page may call, beside those in the variables
     * @param frameAncestors further hosts that may frame the page
     * @param sources further sources, by the policy's directive
     */
    public record Security(
            String hsts,
            Map<String, String> headers,
            PolicyMode mode,
            boolean reports,
            boolean followsBundle,
            List<String> connect,
            List<String> frameAncestors,
            Map<String, List<String>> sources) {}

    /** What becomes of what a content security policy forbids. */
    public enum PolicyMode {
        /** It is blocked. */
        ENFORCE,
        /** It is reported in the browser's console. */
        REPORT,
        /** There is no policy. */
        OFF
    }

    /**
     * How nginx runs.
     *
     * @param listen port, and whether IPv6 is listened to
     * @param dns how backends are found
     * @param processes of nginx; without a number, the chart's limit of processors counts
     * @param workers connections and time to stop
     * @param accessLog whether requests are logged
     * @param statusPort of nginx's counters
     */
    public record Server(
            Listen listen,
            Dns dns,
            Optional<Integer> processes,
            Workers workers,
            boolean accessLog,
            Optional<Integer> statusPort) {}
}
