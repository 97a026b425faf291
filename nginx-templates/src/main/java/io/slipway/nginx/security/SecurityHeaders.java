package io.slipway.nginx.security;

import io.slipway.nginx.problems.Checks;
import java.util.Optional;

/**
 * The headers that tell a browser to be careful. An empty text switches a header off.
 *
 * @param contentSecurityPolicy what pages may load, call and be framed by
 * @param strictTransportSecurity for example {@code max-age=31536000}; a browser never forgets it in that time
 * @param referrerPolicy what other sites learn about the address
 * @param permissionsPolicy which abilities of the browser pages may use
 * @param frameOptions the old way to say who may frame pages; not for Office, which frames across origins
 * @param openerPolicy keeps windows of other origins out; breaks dialogs of Office
 * @param resourcePolicy who may embed the files
 */
public record SecurityHeaders(
        Optional<ContentSecurityPolicy> contentSecurityPolicy,
        String strictTransportSecurity,
        String referrerPolicy,
        String permissionsPolicy,
        String frameOptions,
        String openerPolicy,
        String resourcePolicy) {

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** For an app that is a page of its own. Popups stay in touch with it, as sign-in windows need. */
    public static SecurityHeaders defaults() {
        return new SecurityHeaders(
                Optional.of(ContentSecurityPolicy.sameOrigin()),
                "",
                "strict-origin-when-cross-origin",
                PERMISSIONS,
                "SAMEORIGIN",
                "same-origin-allow-popups",
                "same-origin");
    }

    /** For an app that other origins frame: they embed its files, and it opens dialogs across origins. */
    public static SecurityHeaders framed(ContentSecurityPolicy policy) {
        return new SecurityHeaders(
                Optional.of(policy), "", "strict-origin-when-cross-origin", PERMISSIONS, "", "", "cross-origin");
    }

    public SecurityHeaders withPolicy(ContentSecurityPolicy policy) {
        return new SecurityHeaders(
                Optional.of(policy),
                strictTransportSecurity,
                referrerPolicy,
                permissionsPolicy,
                frameOptions,
                openerPolicy,
                resourcePolicy);
    }

    public SecurityHeaders withStrictTransportSecurity(String value) {
        return new SecurityHeaders(
                contentSecurityPolicy,
                value,
                referrerPolicy,
                permissionsPolicy,
                frameOptions,
                openerPolicy,
                resourcePolicy);
    }

    public void check(Checks checks) {
        contentSecurityPolicy.ifPresent(policy -> policy.check(checks));
        checks.require(
                strictTransportSecurity.matches("(?:max-age=[0-9]{1,10}(?:; includeSubDomains)?(?:; preload)?)?"),
                "headers.strictTransportSecurity",
                Checks.quoted(strictTransportSecurity) + " is not understood by browsers",
                "write max-age=31536000, and ; includeSubDomains behind it where wanted");
        checks.headerValue("headers.referrerPolicy", referrerPolicy);
        checks.headerValue("headers.permissionsPolicy", permissionsPolicy);
        checks.headerValue("headers.frameOptions", frameOptions);
        checks.headerValue("headers.openerPolicy", openerPolicy);
        checks.headerValue("headers.resourcePolicy", resourcePolicy);
    }
}
