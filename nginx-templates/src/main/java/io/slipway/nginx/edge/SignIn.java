package io.slipway.nginx.edge;

import io.slipway.nginx.problems.Checks;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.proxy.Upstream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sign-in in front of the site: nginx asks a proxy about each request, and sends who is not signed in there. The proxy
 * speaks as oauth2-proxy does.
 *
 * @param proxy where it is, without a path
 * @param path below which it answers on the site's own hosts, without a slash at the end
 * @param open further files and directories that need no sign-in, a slash at the end of a directory
 */
public record SignIn(Upstream proxy, String path, List<String> open) {

    /** The prefix that oauth2-proxy answers below if nobody says otherwise. */
    public static final String USUAL_PATH = "/oauth2";

    private static final List<String> IDENTITY = List.of(
            "X-Auth-Request-User",
            "X-Auth-Request-Email",
            "X-Auth-Request-Preferred-Username",
            "X-Auth-Request-Groups");

    private static final List<String> UNUSED = List.of(
            "X-Auth-Request-Access-Token",
            "X-Auth-Request-Redirect",
            "X-Forwarded-User",
            "X-Forwarded-Email",
            "X-Forwarded-Preferred-Username",
            "X-Forwarded-Groups",
            "X-Forwarded-Access-Token",
            "X-Remote-User",
            "Remote-User");

    public SignIn {
        open = List.copyOf(open);
    }

    /** At that address, with what is usual for the rest. */
    public static SignIn at(String proxy) {
        return new SignIn(Upstream.parse(proxy), USUAL_PATH, List.of());
    }

    /** The same below another path. */
    public SignIn below(String other) {
        return new SignIn(proxy, other, open);
    }

    /** The same, with these files and directories open to everyone. */
    public SignIn opening(List<String> paths) {
        return new SignIn(proxy, path, paths);
    }

    /** The same, its service named as DNS is asked for it. */
    SignIn completedBy(Dns dns) {
        return new SignIn(proxy.completedBy(dns), path, open);
    }

    /** The path as a regular expression; a dot is the only character of a path that means something in one. */
    public String pathPattern() {
        return pattern(path);
    }

    /** The open files and directories as regular expressions. */
    public List<String> openPatterns() {
        return open.stream()
                .map(path -> pattern(path) + (path.endsWith("/") ? "" : "\\z"))
                .toList();
    }

    private static String pattern(String path) {
        return path.replace(".", "\\.");
    }

    /** The headers that tell services who the user is; nginx takes them from the proxy, whatever the client wrote. */
    public List<String> identity() {
        return IDENTITY;
    }

    /** What proxies of this kind may say beside that; here nobody says it. */
    public List<String> unused() {
        return UNUSED;
    }

    /** Whether services read in that header who the user is. */
    public boolean tells(String header) {
        return Stream.concat(IDENTITY.stream(), UNUSED.stream()).anyMatch(header::equalsIgnoreCase);
    }

    /** The name of nginx' variable that holds what the proxy said in one of the headers. */
    public String variable(String header) {
        return "slipway_signed_in_"
                + header.substring("X-Auth-Request-".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('-', '_');
    }

    void check(Checks checks, Dns dns) {
        proxy.check(checks, "edge.signIn.proxy", dns);
        checks.require(
                proxy.pathWithoutSlash().isEmpty(),
                "edge.signIn.proxy",
                "the address of the sign-in proxy has a path",
                "write scheme, host and port alone; edge.signIn.path says below which path it answers");
        checks.urlPath("edge.signIn.path", path + "/");
        checks.require(
                !path.isEmpty() && !path.equals("/healthz") && !path.endsWith("/"),
                "edge.signIn.path",
                Checks.quoted(path) + " cannot be given to the sign-in proxy",
                "use a path such as " + USUAL_PATH);
        open.forEach(directory -> {
            checks.urlPath("edge.signIn.open", directory.endsWith("/") ? directory : directory + "/");
            checks.require(
                    directory.length() > 1,
                    "edge.signIn.open",
                    Checks.quoted(directory) + " is the whole site",
                    "name the files and directories that are open, or leave edge.signIn out");
        });
    }
}
