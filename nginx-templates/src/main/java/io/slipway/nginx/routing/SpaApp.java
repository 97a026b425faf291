package io.slipway.nginx.routing;

import io.slipway.nginx.problems.Checks;
import java.util.Optional;

/**
 * A single-page app below one path of the host.
 *
 * @param basePath a slash at both ends, {@code /addin/} or {@code /}
 * @param languages where the app is built once a language
 */
public record SpaApp(String basePath, Optional<Languages> languages) {

    public static SpaApp at(String basePath) {
        return new SpaApp(basePath, Optional.empty());
    }

    /** Whether the app takes the whole host. */
    public boolean atRoot() {
        return basePath.equals("/");
    }

    /** {@code /addin} for {@code /addin/}. */
    public String withoutSlash() {
        return basePath.substring(0, basePath.length() - 1);
    }

    /** Where the script is that keeps the browser's history from office.js. */
    public String historyCache() {
        return basePath + "office-history-cache.js";
    }

    /** Where the script is that gives the browser's history back behind office.js. */
    public String historyRestore() {
        return basePath + "office-history-restore.js";
    }

    public void check(Checks checks, String location) {
        checks.urlPath(location, basePath);
        checks.require(
                !basePath.equals("/healthz/"), location, "/healthz belongs to the health check", "choose another path");
    }
}
