package io.slipway.plugin.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a kubeconfig that must not be seen. A whole line is the wrong measure: a log shows a token without its key, and
 * {@code apiVersion: v1} is in every log. So this takes values, of each key but those that are known to hold no secret.
 */
final class KubeconfigSecrets {

    private static final Set<String> HARMLESS = Set.of(
            "apiVersion",
            "kind",
            "name",
            "current-context",
            "cluster",
            "clusters",
            "context",
            "contexts",
            "user",
            "users",
            "username",
            "namespace",
            "preferences",
            "colors",
            "extensions",
            "extension",
            "server",
            "tls-server-name",
            "insecure-skip-tls-verify",
            "disable-compression",
            "certificate-authority",
            "certificate-authority-data",
            "client-certificate",
            "client-certificate-data",
            "client-key",
            "exec",
            "command",
            "args",
            "env",
            "auth-provider",
            "config",
            "installHint",
            "interactiveMode",
            "provideClusterInfo",
            "as",
            "as-groups");

    /** A key with a value behind it, in block style, in flow style, or in JSON. */
    private static final Pattern PAIR = Pattern.compile(
            "[\"']?([A-Za-z_][\\w.-]*)[\"']?\\s*:(?:\\s+|(?=[\"']))(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s\"'{\\[,}\\]#|>&!][^,}\\]]*))");

    /** A line without a key: a part of a text of several lines, or an entry of a list. */
    private static final Pattern BARE =
            Pattern.compile("\\s*(?:-\\s+)?[\"']?([^\\s:\"'{}\\[\\]#,-][^\\s\"',]*)[\"']?,?\\s*");

    private KubeconfigSecrets() {}

    static Set<String> of(String kubeconfig) {
        Set<String> secrets = new LinkedHashSet<>();
        for (String line : kubeconfig.split("\\R")) {
            Matcher bare = BARE.matcher(line);
            if (bare.matches()) {
                secrets.add(bare.group(1));
                continue;
            }
            Matcher pair = PAIR.matcher(line);
            while (pair.find()) {
                if (!HARMLESS.contains(pair.group(1))) {
                    secrets.add(value(pair));
                }
            }
        }
        return secrets;
    }

    private static String value(Matcher pair) {
        String quoted = pair.group(2) == null ? pair.group(3) : pair.group(2);
        return quoted == null ? pair.group(4).replaceAll("\\s+#.*", "").trim() : quoted;
    }
}
