package io.slipway.release.office;

import io.slipway.release.problems.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks a manifest against its environment: identifier and version, https everywhere, every page on the environment's
 * host or on a domain that the manifest names, nothing of a developer's machine.
 */
final class ManifestCheck {

    /** The identifier of an add-in whose web application is that of its bot. */
    private static final Pattern BOT = Pattern.compile("(?i)botid-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern LOCAL =
            Pattern.compile("localhost|.*\\.localhost|.*\\.local|127\\..*|0\\.0\\.0\\.0|\\[?::1]?|\\[::]");

    private final OfficeManifest manifest;
    private final String file;
    private final String host;
    private final Set<String> domains = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private ManifestCheck(OfficeManifest manifest, String file, String host) {
        this.manifest = manifest;
        this.file = file;
        this.host = host;
    }

    /**
     * What is wrong, in the order of identifier, version, domains, URLs.
     *
     * @param file as it is named to people
     * @param host of the environment
     */
    static List<Problem> of(OfficeManifest manifest, String file, String host) {
        ManifestCheck check = new ManifestCheck(manifest, file, host);
        check.id();
        check.version();
        manifest.domains().forEach(check::domain);
        manifest.pages().forEach(check::page);
        manifest.links().forEach(check::url);
        manifest.resource().ifPresent(check::resource);
        return List.copyOf(check.problems);
    }

    private void id() {
        if (manifest.id().isEmpty()) {
            problem(1, "the manifest has no id", "give it one of its own in each environment, as a token");
        }
        manifest.id()
                .filter(id -> !GUID.matcher(id.text()).matches())
                .ifPresent(id -> problem(
                        id.line(), "the id is '" + id.text() + "', which is not a GUID", "make one, as with uuidgen"));
    }

    private void version() {
        if (manifest.version().isEmpty()) {
            problem(1, "the manifest has no version", "Office updates an add-in only when its version rises");
        }
        manifest.version()
                .filter(version -> !manifest.format().takes(version.text()))
                .ifPresent(version -> problem(
                        version.line(),
                        "the version is '" + version.text() + "'",
                        manifest.format().versionIs()));
    }

    private void domain(Located domain) {
        boolean xml = manifest.format() == OfficeManifest.Format.XML;
        String text = domain.text();
        Optional<URI> uri = uri(xml ? text : "https://" + text.replaceFirst("^\\*\\.", ""));
        String list = manifest.format().domains();
        if (uri.isEmpty() || (!xml && text.contains("/")) || text.contains("*") && xml) {
            problem(
                    domain.line(),
                    list + " has '" + text + "', which is not a domain",
                    "write " + manifest.format().entry("login.example.com"));
        } else if (isLocal(uri.get().getHost())) {
            problem(
                    domain.line(),
                    list + " has " + text + ", which is the user's own machine",
                    "take it out, or make it a token");
        } else if (!"https".equals(uri.get().getScheme())) {
            // Meant all the same, so that its pages are not reported again.
            domains.add(uri.get().getHost().toLowerCase(Locale.ROOT));
            problem(
                    domain.line(),
                    list + " has " + text + ", and Office loads https alone",
                    "write https://" + uri.get().getHost());
        } else if (uri.get().getPath().length() > 1) {
            domains.add(uri.get().getHost().toLowerCase(Locale.ROOT));
            problem(
                    domain.line(),
                    list + " has " + text + ": a domain has no path",
                    "write https://" + uri.get().getHost());
        } else {
            domains.add((xml ? uri.get().getHost() : text).toLowerCase(Locale.ROOT));
        }
    }

    /** A URL that Office loads itself. */
    private void page(Located page) {
        url(page)
                .filter(found -> !mayLoad(found))
                .ifPresent(found -> problem(
                        page.line(),
                        page.text() + " is neither on the environment's host " + host + " nor on one of "
                                + manifest.format().domains(),
                        "write https://#{host}#/…, or add " + manifest.format().entry(found)));
    }

    private boolean mayLoad(String found) {
        return found.equals(host)
                || domains.contains(found)
                || domains.stream().anyMatch(domain -> domain.startsWith("*.") && found.endsWith(domain.substring(1)));
    }

    /** The host of a URL that is right in itself. */
    private Optional<String> url(Located url) {
        Optional<URI> uri = uri(url.text());
        if (uri.isEmpty()) {
            problem(url.line(), "'" + url.text() + "' is not a URL", "write https://#{host}#/ and the path");
        } else if (isLocal(uri.get().getHost())) {
            problem(
                    url.line(),
                    url.text() + " is on the user's own machine",
                    "write https://#{host}#/ and the path; where the build does that, choose what it wrote with --file");
        } else if (!"https".equals(uri.get().getScheme())) {
            problem(url.line(), url.text() + " is not https, and Office loads nothing else", "write https");
        } else {
            return Optional.of(uri.get().getHost().toLowerCase(Locale.ROOT));
        }
        return Optional.empty();
    }

    private void resource(Located resource) {
        Optional<String> found = uri(resource.text())
                .filter(uri -> "api".equals(uri.getScheme()))
                .map(URI::getHost);
        boolean bot = found.filter(name -> BOT.matcher(name).matches()).isPresent();
        if (found.isPresent() && !bot && !found.get().equalsIgnoreCase(host)) {
            problem(
                    resource.line(),
                    "the web application is " + resource.text() + ", which is not on the environment's host " + host,
                    "write api://#{host}#/ and the identifier of the application");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isLocal(String host) {
        return LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private void problem(int line, String message, String fix) {
        problems.add(Problem.of(message).at(file + ":" + line).fix(fix));
    }
}
