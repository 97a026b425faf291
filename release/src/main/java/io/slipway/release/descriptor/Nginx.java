package io.slipway.release.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * How the site is served.
 *
 * @param preset what kind of app it is
 * @param hsts whether browsers are told to use https alone
 * @param sourceMaps whether source maps are served
 * @param brotli whether {@code .br} twins are served; the nginx image must carry the module
 * @param connect further origins that the page may call, beside those in the variables
 * @param frameAncestors further hosts that may frame the page
 * @param image the nginx image, if not the chart's own
 */
public record Nginx(
        Preset preset,
        boolean hsts,
        boolean sourceMaps,
        boolean brotli,
        List<String> connect,
        List<String> frameAncestors,
        Optional<Image> image) {

    /** The kinds of app that the configuration knows. */
    public enum Preset {
        /** An ordinary single-page app, not framed by anyone. */
        SPA,
        /** A Microsoft Office add-in, framed by Office. */
        OFFICE
    }
}
