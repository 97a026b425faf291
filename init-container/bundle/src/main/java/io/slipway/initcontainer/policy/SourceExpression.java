package io.slipway.initcontainer.policy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a content security policy writes for the place that a URL names: scheme, host and port.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#grammardef-host-source">host-source</a>
 */
public final class SourceExpression {

    private static final Pattern URL = Pattern.compile(
            "(?i)((?:https?|wss?):)?[/\\\\]{2}(?:[^/?#\\\\@]*@)?([^/?#\\\\:\\[\\]]+|\\[[0-9a-f:.]+\\])(?::([0-9]*))?(?:[/?#\\\\].*)?");

    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\\.?|\\[[0-9a-f:.]+\\]");

    private SourceExpression() {}

    /** Of an absolute URL, or of one that begins with {@code //}; empty for any other. */
    public static Optional<String> ofUrl(String url) {
        Matcher matcher = URL.matcher(url.strip().replaceAll("[\\t\\n\\r]", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(Locale.ROOT) + "//";
        String port = matcher.group(3) == null || matcher.group(3).isEmpty() ? "" : ":" + matcher.group(3);
        return host(matcher.group(2)).map(host -> scheme + host + port);
    }

    private static Optional<String> host(String written) {
        try {
            String host = written.startsWith("[") ? written : IDN.toASCII(written, IDN.ALLOW_UNASSIGNED);
            String lower = host.toLowerCase(Locale.ROOT);
            return HOST.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }
}
