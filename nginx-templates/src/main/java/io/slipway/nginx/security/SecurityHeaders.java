package io.slipway.nginx.security;

import io.slipway.nginx.problems.Checks;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The headers that tell a browser to be careful. An empty text switches a header off.
 *
 * @param referrerPolicy what other sites learn about the address
 * @param permissionsPolicy which abilities of the browser pages may use
 * @param frameOptions the old way to say who may frame pages; not for Office, which frames across origins
 * @param openerPolicy keeps windows of other origins out; breaks dialogs of Office
 * @param resourcePolicy who may embed the files
 */
public record SecurityHeaders(
        String referrerPolicy,
        String permissionsPolicy,
        String frameOptions,
        String openerPolicy,
        String resourcePolicy) {

    /** Of the headers, as messages and descriptors have them. */
    public static final List<String> NAMES = Stream.of(SecurityHeaders.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** For an app that is a page of its own. Popups stay in touch with it, as sign-in windows need. */
    public static SecurityHeaders defaults() {
        return new SecurityHeaders(
                "strict-origin-when-cross-origin",
                PERMISSIONS,
                "SAMEORIGIN",
                "same-origin-allow-popups",
                "same-origin");
    }

    /** For an app that other origins frame: they embed its files, and it opens dialogs across origins. */
    public static SecurityHeaders framed() {
        return new SecurityHeaders("strict-origin-when-cross-origin", PERMISSIONS, "", "", "cross-origin");
    }

    public void check(Checks checks) {
        checks.headerValue("headers.referrerPolicy", referrerPolicy);
        checks.headerValue("headers.permissionsPolicy", permissionsPolicy);
        checks.headerValue("headers.frameOptions", frameOptions);
        checks.headerValue("headers.openerPolicy", openerPolicy);
        checks.headerValue("headers.resourcePolicy", resourcePolicy);
    }
}
