package io.slipway.release.site;

import io.slipway.nginx.NginxSite;
import io.slipway.nginx.NginxSiteBuilder;
import io.slipway.nginx.NginxSiteException;
import io.slipway.nginx.NginxTemplates;
import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.edge.RateLimit;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Listen;
import io.slipway.release.ExitCode;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Nginx;
import io.slipway.release.variables.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The nginx configuration of one environment, for a pod and for this machine. */
public final class SiteConfiguration {

    private static final Map<String, String> KEYS = Map.of(
            "apps[", "app.basePath",
            "apps, backEnds", "backEnds",
            "edge.trusted", "edge.trusted",
            "edge.allowed", "edge.allow",
            "edge.frontDoorIds", "edge.frontDoorId",
            "rateLimit.", "edge.requestsPerSecond",
            "headers.contentSecurityPolicy.connect-src", "nginx.connect",
            "headers.contentSecurityPolicy.frame-ancestors", "nginx.frameAncestors");

    private static final String YEAR = "max-age=31536000";

    private final Descriptor descriptor;
    private final Variables variables;

    private SiteConfiguration(Descriptor descriptor, Variables variables) {
        this.descriptor = descriptor;
        this.variables = variables;
    }

    /** The configuration of the environment that the variables are of. */
    public static SiteConfiguration of(Descriptor descriptor, Variables variables) {
        return new SiteConfiguration(descriptor, variables);
    }

    /**
     * The nginx.conf of a pod.
     *
     * @throws SlipwayException (usage) with everything that cannot be served safely
     */
    public String inPod() {
        return render(site -> descriptor.nginx().brotli()
                ? site.compression(Compression.standard().withBrotli(Brotli.compiledIn()))
                : site);
    }

    /**
     * The nginx.conf of a preview on this machine.
     *
     * @param root the published site
     * @param run writable directory for nginx's own files
     * @param port on 127.0.0.1
     */
    public String here(Path root, Path run, int port) {
        return render(site -> site.listen(Listen.loopback(port))
                .root(root.toString())
                .runDirectory(run.toString())
                .dns(Dns.whenStarting()));
    }

    private String render(UnaryOperator<NginxSiteBuilder> place) {
        try {
            return NginxTemplates.render(place.apply(site()).build());
        } catch (NginxSiteException e) {
            List<Problem> problems = e.problems().stream()
                    .map(problem -> Problem.of("nginx: " + problem.message())
                            .at(descriptor.placeOf(key(problem.location())).toString())
                            .fix(problem.fix()))
                    .toList();
            throw new SlipwayException(ExitCode.USAGE, problems, e);
        }
    }

    /** The key of the descriptor that a setting of the nginx templates comes from. */
    private static String key(String location) {
        if (location.startsWith("backEnds[")) {
            return location.replaceFirst("\\.upstream.*", ".url");
        }
        return KEYS.entrySet().stream()
                .filter(key -> location.startsWith(key.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("nginx");
    }

    private NginxSiteBuilder site() {
        Nginx nginx = descriptor.nginx();
        String basePath = descriptor.app().basePath();
        NginxSiteBuilder site =
                nginx.preset() == Nginx.Preset.OFFICE ? NginxSite.office(basePath) : NginxSite.spa(basePath);
        site.sourceMaps(nginx.sourceMaps())
                .backEnds(descriptor.backEnds().stream().map(BackEnds::of).toList())
                // Every URL among the variables is one that the page was given to call.
                .policy(policy -> policy.connectingTo(variables.plain().values())
                        .connectingTo(nginx.connect())
                        .plus("frame-ancestors", nginx.frameAncestors()));
        if (nginx.hsts()) {
            site.headers(site.build().headers().withStrictTransportSecurity(YEAR));
        }
        Edges.of(descriptor).ifPresent(site::edge);
        descriptor.edge().requestsPerSecond().map(RateLimit::perSecond).ifPresent(site::rateLimit);
        return site;
    }
}
