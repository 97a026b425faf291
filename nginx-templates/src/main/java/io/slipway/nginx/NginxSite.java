package io.slipway.nginx;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.operations.AccessLog;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.problems.Bounds;
import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Addresses;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.routing.Page;
import io.slipway.nginx.routing.SpaApp;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.OfficeHosts;
import io.slipway.nginx.security.PolicyReports;
import io.slipway.nginx.security.SecurityHeaders;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A site as nginx is to serve it. There is no such thing as an invalid one: making it refuses what cannot be served.
 *
 * @param listen where connections are accepted
 * @param root directory that holds the published files; a symbolic link of ours is followed when nginx starts or is reloaded
 * @param runDirectory writable directory for nginx's process id and temporary files
 * @param hosts names that users reach the site by; backends are told one of these and no other
 * @param basePath of the app, a slash at both ends: {@code /addin/} or {@code /}
 * @param apps base paths of further apps beside it
 * @param languages where the app is built once a language
 * @param brotli serve precompressed {@code .br} files
 * @param hsts the Strict-Transport-Security header, {@code max-age=31536000}: a browser never forgets it in that time; empty sends none
 * @param policy what pages may load, call and be framed by
 * @param policyReports whether browsers tell what the content security policy blocked, into the access log
 * @param sourceMaps whether source maps are served
 * @param noindex whether search engines are asked to leave all of it out
 * @param officeHistory whether the scripts that keep {@code history} from office.js are served below each app
 * @param backEnds services answered for on the same origin
 * @param dns how backends are found
 * @param statusPort of nginx's own counters, on loopback alone
 * @param peerPort where the app's other pods ask for files of this release; without one, none is asked for a missing file either
 */
public record NginxSite(
        Listen listen,
        String root,
        String runDirectory,
        List<String> hosts,
        String basePath,
        List<String> apps,
        Optional<Languages> languages,
        Caching caching,
        Compression compression,
        Optional<Brotli> brotli,
        Cors cors,
        String hsts,
        SecurityHeaders headers,
        Optional<ContentSecurityPolicy> policy,
        PolicyReports policyReports,
        boolean sourceMaps,
        boolean noindex,
        boolean officeHistory,
        List<BackEnd> backEnds,
        Dns dns,
        Edge edge,
        Optional<Maintenance> maintenance,
        Workers workers,
        AccessLog accessLog,
        Optional<Integer> statusPort,
        Optional<Integer> peerPort) {

    private static final String HSTS = "(?:max-age=[0-9]{1,10}(?:; includeSubDomains)?(?:; preload)?)?";
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
        edge = edge.completedBy(dns);
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
        brotli.ifPresent(module -> module.check(checks));
        cors.check(checks);
        checks.require(
                hsts.matches(HSTS),
                "hsts",
                Checks.quoted(hsts) + " is not understood by browsers",
                "write max-age=31536000, and ; includeSubDomains behind it where wanted");
        headers.check(checks);
        policy.ifPresent(chosen -> chosen.check(checks));
        dns.check(checks);
        edge.check(checks, dns);
        maintenance.ifPresent(chosen -> chosen.check(checks));
        workers.check(checks);
        accessLog.check(checks);
        SpaApp.at(basePath).check(checks, "basePath");
        for (int i = 0; i < apps.size(); i++) {
            SpaApp.at(apps.get(i)).check(checks, "apps[" + i + "]");
        }
        languages.ifPresent(chosen -> chosen.check(checks));
        for (int i = 0; i < backEnds.size(); i++) {
            backEnds.get(i).check(checks, "backEnds[" + i + "]", dns);
        }
        checkPathsDiffer(checks, basePath, apps, backEnds);
        if (edge.signIn().isPresent()) {
            checkSignIn(checks, edge.signIn().get(), backEnds);
        }
        checkPorts(checks, listen, statusPort, peerPort);
        if (!checks.problems().isEmpty()) {
            throw new NginxSiteException(checks.problems());
        }
    }

    /** An ordinary single-page app: framed by its own origin alone. */
    public static NginxSiteBuilder spa(String basePath) {
        return new NginxSiteBuilder().basePath(basePath);
    }

    /** An add-in of Microsoft Office: framed by Office, office.js allowed, scripts that keep the browser's history. */
    public static NginxSiteBuilder office(String basePath) {
        return spa(basePath)
                .headers(SecurityHeaders.framed())
                .policy(Optional.of(OfficeHosts.policy(OfficeHosts.FRAMING)))
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

    /** Whether names of other services are looked up while nginx runs. */
    public boolean looksUpNames() {
        return dns.asksAgain() && (proxies() || peerPort.isPresent());
    }

    /** Whether requests are passed on to other services. */
    public boolean proxies() {
        return !backEnds.isEmpty() || edge.signIn().isPresent();
    }

    /** Who may keep a file that may be kept: caches in front ask nobody whether somebody is signed in. */
    public String keepers() {
        return edge.signIn().isPresent() ? "private" : "public";
    }

    /** Where the routers of clusters are. */
    public List<String> privateNetworks() {
        return Addresses.PRIVATE;
    }

    /** The app in its languages, and those beside it. */
    public List<SpaApp> allApps() {
        return Stream.concat(
                        Stream.of(new SpaApp(basePath, languages)),
                        apps.stream().map(SpaApp::at))
                .toList();
    }

    /** The directories whose index.html answers navigations, the deepest first. */
    public List<Page> pages() {
        return Page.of(allApps());
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
     * Whether nginx may resume a TLS session with the service. It keeps sessions by address and checks no certificate
     * again, so a backend would trust whom another of the same address trusts.
     */
    public boolean resumesSessions(BackEnd backEnd) {
        return backEnds.stream()
                .filter(other -> other.url().sameAddressAs(backEnd.url()))
                .allMatch(backEnd::trustsLike);
    }

    /** The content security policy that is enforced, or the one that is only reported; empty where there is none. */
    public String policyHeader(boolean reportOnly) {
        return policy.filter(chosen -> chosen.reportOnly() == reportOnly)
                .map(chosen -> reporting() + chosen.header())
                .orElse("");
    }

    /** What a policy begins with, so that browsers tell what it blocked; empty where nobody asks. */
    public String reporting() {
        return takesReports() ? policyReports.directives(reportsPath()) : "";
    }

    /** Whether browsers tell what the policy blocked. */
    public boolean takesReports() {
        return policyReports != PolicyReports.NONE && policy.isPresent();
    }

    /** Where they tell it: below the app, as that is what every router in front lets through. */
    public String reportsPath() {
        return basePath + ".slipway/csp-reports";
    }

    /** The directives of the policy of that kind that the bundle adds to; none where it must not. */
    public List<ContentSecurityPolicy.Directive> extensiblePolicy(boolean reportOnly) {
        return policy.filter(chosen -> chosen.reportOnly() == reportOnly && chosen.followsBundle())
                .map(ContentSecurityPolicy::extensible)
                .orElse(List.of());
    }

    /** Whether the policy lets the inline scripts run that the init container found in the pages. */
    public boolean hashesScripts() {
        return policy.filter(ContentSecurityPolicy::takesHashes).isPresent();
    }

    private static void checkPathsDiffer(Checks checks, String basePath, List<String> apps, List<BackEnd> backEnds) {
        Map<String, String> paths = new LinkedHashMap<>(Map.of("basePath", basePath));
        for (int i = 0; i < apps.size(); i++) {
            paths.put("apps[" + i + "]", apps.get(i));
        }
        for (int i = 0; i < backEnds.size(); i++) {
            paths.put("backEnds[" + i + "].path", backEnds.get(i).path() + "/");
        }
        Set<String> seen = new HashSet<>();
        paths.forEach((location, path) -> checks.require(
                seen.add(path),
                location,
                Checks.quoted(path) + " is given away twice",
                "give each app and each backend a path of its own"));
    }

    private static void checkSignIn(Checks checks, SignIn signIn, List<BackEnd> backEnds) {
        for (int i = 0; i < backEnds.size(); i++) {
            String location = "backEnds[" + i + "]";
            BackEnd backEnd = backEnds.get(i);
            checks.require(
                    !backEnd.path().equals(signIn.path()),
                    location + ".path",
                    Checks.quoted(backEnd.path()) + " is the path of the sign-in proxy",
                    "choose another path, or another edge.signIn.path");
            backEnd.headers()
                    .keySet()
                    .forEach(header -> checks.require(
                            !signIn.tells(header),
                            location + ".headers",
                            Checks.quoted(header) + " tells who is signed in, and nginx sets it itself",
                            "leave it out, or choose another name"));
        }
    }

    private static void checkPorts(
            Checks checks, Listen listen, Optional<Integer> statusPort, Optional<Integer> peerPort) {
        statusPort.ifPresent(port -> {
            checks.within(Bounds.PORT, "statusPort", port);
            checks.require(
                    port != listen.port(), "statusPort", port + " is the site's own port", "choose another port");
        });
        peerPort.ifPresent(port -> {
            checks.within(Bounds.PORT, "peerPort", port);
            checks.require(
                    port != listen.port() && !statusPort.equals(peerPort),
                    "peerPort",
                    port + " is the port of the site or of its counters",
                    "choose another port");
        });
    }
}
