package io.slipway.initcontainer.policy;

import java.util.ArrayList;
import java.util.List;

/** What is loaded next from an origin that a page names: a style sheet's fonts and images, a payment form's frame. */
final class Companions {

    /** A source of another directive. */
    record Companion(String directive, String source) {}

    private record Known(String directive, String source, Companion... companions) {}

    /** As their makers document it. */
    private static final List<Known> KNOWN = List.of(
            // https://developers.google.com/fonts/docs/technical_considerations
            new Known(
                    "style-src",
                    "https://fonts.googleapis.com",
                    new Companion("font-src", "https://fonts.gstatic.com")),
            // https://helpx.adobe.com/fonts/using/content-security-policy.html
            new Known(
                    "style-src",
                    "https://use.typekit.net",
                    new Companion("style-src", "https://p.typekit.net"),
                    new Companion("font-src", "https://use.typekit.net")),
            // https://docs.stripe.com/security/guide#content-security-policy
            new Known(
                    "script-src",
                    "https://js.stripe.com",
                    new Companion("frame-src", "https://js.stripe.com"),
                    new Companion("frame-src", "https://hooks.stripe.com"),
                    new Companion("connect-src", "https://api.stripe.com")),
            // https://developers.google.com/recaptcha/docs/faq
            new Known(
                    "script-src",
                    "https://www.google.com",
                    new Companion("script-src", "https://www.gstatic.com"),
                    new Companion("frame-src", "https://www.google.com")),
            // https://developers.google.com/maps/documentation/javascript/content-security-policy
            new Known(
                    "script-src",
                    "https://maps.googleapis.com",
                    new Companion("connect-src", "https://maps.googleapis.com"),
                    new Companion("img-src", "https://maps.googleapis.com"),
                    new Companion("img-src", "https://maps.gstatic.com"),
                    new Companion("style-src", "https://fonts.googleapis.com"),
                    new Companion("font-src", "https://fonts.gstatic.com")));

    private Companions() {}

    static List<Companion> of(String directive, String source) {
        List<Companion> companions = new ArrayList<>();
        if (directive.equals("style-src")) {
            // url(fonts/x.woff2) in a style sheet is relative to the style sheet.
            companions.add(new Companion("font-src", source));
            companions.add(new Companion("img-src", source));
        }
        for (Known known : KNOWN) {
            if (known.directive().equals(directive)
                    && source.replaceFirst("^(?!https?://)", "https://").equals(known.source())) {
                companions.addAll(List.of(known.companions()));
            }
        }
        return companions;
    }
}
