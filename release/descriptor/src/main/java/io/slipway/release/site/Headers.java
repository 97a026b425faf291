package io.slipway.release.site;

import io.slipway.nginx.security.AllowedSource;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.OfficeHosts;
import io.slipway.nginx.security.SecurityHeaders;
import io.slipway.release.descriptor.Nginx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what the descriptor says about safety, and the environment's URLs, into the headers of nginx. */
final class Headers {

    private Headers() {}

    static SecurityHeaders of(Nginx nginx) {
        SecurityHeaders preset =
                nginx.preset() == Nginx.Preset.OFFICE ? SecurityHeaders.framed() : SecurityHeaders.defaults();
        Map<String, String> chosen = nginx.security().headers();
        return new SecurityHeaders(
                chosen.getOrDefault("referrerPolicy", preset.referrerPolicy()),
                chosen.getOrDefault("permissionsPolicy", preset.permissionsPolicy()),
                chosen.getOrDefault("frameOptions", preset.frameOptions()),
                chosen.getOrDefault("openerPolicy", preset.openerPolicy()),
                chosen.getOrDefault("resourcePolicy", preset.resourcePolicy()));
    }

    static Optional<ContentSecurityPolicy> policy(Nginx nginx, Map<String, String> variables) {
        Nginx.Security security = nginx.security();
        if (security.mode() == Nginx.PolicyMode.OFF) {
            return Optional.empty();
        }
        ContentSecurityPolicy preset = nginx.preset() == Nginx.Preset.OFFICE
                ? OfficeHosts.policy(officeHosts(nginx))
                : ContentSecurityPolicy.sameOrigin();
        // Every URL among the variables is one that the page was given to use.
        ContentSecurityPolicy policy = preset.using(variables)
                .allowing(chosen("connect-src", security.connect(), "nginx.connect"))
                .allowing(chosen("frame-ancestors", security.frameAncestors(), "nginx.frameAncestors"));
        for (Map.Entry<String, List<String>> further : security.sources().entrySet()) {
            policy = policy.allowing(chosen(further.getKey(), further.getValue(), "nginx.policy.sources"));
        }
        policy = security.followsBundle() ? policy : policy.withoutBundle();
        return Optional.of(security.mode() == Nginx.PolicyMode.REPORT ? policy.reportingOnly() : policy);
    }

    private static List<String> officeHosts(Nginx nginx) {
        return nginx.office().hosts().isEmpty()
                ? OfficeHosts.FRAMING
                : nginx.office().hosts();
    }

    private static List<AllowedSource> chosen(String directive, List<String> sources, String key) {
        return sources.stream()
                .map(source -> new AllowedSource(directive, source, key))
                .toList();
    }
}
