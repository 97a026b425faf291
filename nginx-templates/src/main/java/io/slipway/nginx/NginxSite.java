package io.slipway.nginx;

import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.edge.RateLimit;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Addresses;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.routing.Page;
import io.slipway.nginx.routing.SpaApp;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.OfficeHosts;
import io.slipway.nginx.security.SecurityHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A site as nginx is to serve it. There is no such thing as an invalid one: making it refuses what cannot be served.
 *
 * @param listen where connections are accepted
 * @param root directory that holds the published files; a symbolic link of ours is followed when nginx starts or is reloaded
 * @param runDirectory writable directory for nginx's process id and temporary files
 * @param hosts names that users reach the site by; back ends are told one of these and no other
 * @param apps the single-page apps, each below a path of its own
 * @param policyReports whether browsers tell what the content security policy blocked, into the access log
 * @param sourceMaps whether source maps are served
 * @param officeHistory whether the scripts that keep {@code history} from office.js are served below each app
 * @param backEnds services answered for on the same origin
 * @param dns how back ends are found
 * @param statusPort of nginx's own counters, on loopback alone
 */
public record NginxSite(
        Listen listen,
        String root,
        String runDirectory,
        List<String> hosts,
        List<SpaApp> apps,
        Caching caching,
        Compression compression,
        Cors cors,
        SecurityHeaders headers,
        boolean policyReports,
        boolean sourceMaps,
        boolean officeHistory,
        List<BackEnd> backEnds,
        Dns dns,
        Optional<Edge> edge,
        Optional<RateLimit> rateLimit,
        Optional<Maintenance> maintenance,
        Workers workers,
        AccessLog accessLog,
        Optional<Integer> statusPort) {

    private static final Set<String> WORDS_OF_MAPS = Set.of("default", "hostnames", "include", "volatile");

    /** @throws NginxSiteException with every problem of every part */
    public NginxSite {
        root = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        hosts = hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        apps = List.copyOf(apps);
        backEnds = backEnds.stream().map(backEnd -> backEnd.completedBy(dns)).toList();
        Checks checks = new Checks();
        listen.check(checks);
        checks.filePath("root", root);
        checks.filePath("runDirectory", runDirectory);
        hosts.forEach(host -> checks.require(
                (Addresses.isHost(host) && !WORDS_OF_MAPS.contains(host)) || Addresses.isIpv4(host),
                "hosts",
                Checks.quoted(host) + " is not a host name",
                "write a name such as app.example.com"));
        caching.check(checks);
        compression.check(checks);
        cors.check(checks);
        headers.check(checks);
        dns.check(checks);
        edge.ifPresent(chosen -> chosen.check(checks));
        rateLimit.ifPresent(chosen -> chosen.check(checks));
        maintenance.ifPresent(chosen -> chosen.check(checks));
        workers.check(checks);
        accessLog.check(checks);
        for (int i = 0; i < apps.size(); i++) {
            apps.get(i).check(checks, "apps[" + i + "]");
        }
        for (int i = 0; i < backEnds.size(); i++) {
            backEnds.get(i).check(checks, "backEnds[" + i + "]", dns);
        }
        checks.require(!apps.isEmpty(), "apps", "the site has no app", "name at least one app");
        checkPathsDiffer(checks, apps, backEnds);
        checkStatusPort(checks, statusPort, listen);
        if (!checks.problems().isEmpty()) {
            throw new NginxSiteException(checks.problems());
        }
    }

    /** An ordinary single-page app: framed by its own origin alone. */
    public static NginxSiteBuilder spa(String basePath) {
        return new NginxSiteBuilder().apps(List.of(SpaApp.at(basePath)));
    }

    /** An add-in of Microsoft Office: framed by Office, office.js allowed, scripts that keep the browser's history. */
    public static NginxSiteBuilder office(String basePath) {
        return spa(basePath)
                .headers(SecurityHeaders.framed(OfficeHosts.policy(OfficeHosts.FRAMING)))
                .officeHistory(true);
    }

    /** A builder that starts from this site. */
    public NginxSiteBuilder toBuilder() {
        return new NginxSiteBuilder(this);
    }

    /** The directory that the root is in, without a slash at its end. */
    public String rootParent() {
        return root.substring(0, root.lastIndexOf('/'));
    }

    /** The root's own name. */
    public String rootName() {
        return root.substring(root.lastIndexOf('/') + 1);
    }

    /** Whether clients can be told from each other: the proxies in front are named, and tell their addresses. */
    public boolean clientsKnown() {
        return edge.filter(chosen -> !chosen.trusted().isEmpty()).isPresent();
    }

    /** Where the routers of clusters are. */
    public List<String> privateNetworks() {
        return Addresses.PRIVATE;
    }

    /** Whether any app has languages. */
    public boolean localised() {
        return apps.stream().anyMatch(app -> app.localisation().isPresent());
    }

    /** The folders whose index.html answers navigations, the deepest first. */
    public List<Page> pages() {
        return Page.of(apps);
    }

    /** The deepest path first, as nginx takes the first that matches. */
    public List<BackEnd> backEndsLongestFirst() {
        return backEnds.stream()
                .sorted(Comparator.comparing((BackEnd backEnd) -> backEnd.path().length())
                        .reversed()
                        .thenComparing(BackEnd::path))
                .toList();
    }

    /**
     * Whether nginx may take up a TLS session with the service again. It keeps sessions by address and checks no certificate
     * again, so a back end would trust whom another of the same address trusts.
     */
    public boolean resumesSessions(BackEnd backEnd) {
        return backEnds.stream()
                .filter(other -> other.upstream().sameAddressAs(backEnd.upstream()))
                .allMatch(other -> other.tls().equals(backEnd.tls()));
    }

    /** The content security policy that is enforced, or the one that is only reported; empty where there is none. */
    public String policy(boolean reportOnly) {
        return headers.contentSecurityPolicy()
                .filter(policy -> policy.reportOnly() == reportOnly)
                .map(policy -> reporting() + policy.header())
                .orElse("");
    }

    /** What a policy begins with, so that browsers tell what it blocked; empty where nobody asks. */
    public String reporting() {
        return takesReports() ? "report-uri " + reportsPath() + "; report-to slipway; " : "";
    }

    /** Whether browsers tell what the policy blocked. */
    public boolean takesReports() {
        return policyReports && headers.contentSecurityPolicy().isPresent();
    }

    /** Where they tell it: below the app, as that is what every router in front lets through. */
    public String reportsPath() {
        return apps.get(0).basePath() + ".slipway/csp-reports";
    }

    /** The directives of the policy of that kind that the bundle adds to; none where it must not. */
    public List<ContentSecurityPolicy.Directive> extensiblePolicy(boolean reportOnly) {
        return headers.contentSecurityPolicy()
                .filter(policy -> policy.reportOnly() == reportOnly && policy.followsBundle())
                .map(ContentSecurityPolicy::extensible)
                .orElse(List.of());
    }

    /** Whether the policy lets the inline scripts run that the init container found in the pages. */
    public boolean hashesScripts() {
        return headers.contentSecurityPolicy()
                .filter(ContentSecurityPolicy::takesHashes)
                .isPresent();
    }

    private static void checkPathsDiffer(Checks checks, List<SpaApp> apps, List<BackEnd> backEnds) {
        List<String> paths = new ArrayList<>(apps.stream().map(SpaApp::basePath).toList());
        backEnds.forEach(backEnd -> paths.add(backEnd.path() + "/"));
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            checks.require(
                    seen.add(path),
                    "apps, backEnds",
                    Checks.quoted(path) + " is given away twice",
                    "give each app and each back end a path of its own");
        }
    }

    private static void checkStatusPort(Checks checks, Optional<Integer> statusPort, Listen listen) {
        statusPort.ifPresent(port -> {
            checks.between("statusPort", port, 1, 65535);
            checks.require(
                    port != listen.port(), "statusPort", port + " is the site's own port", "choose another port");
        });
    }
}
