package io.slipway.nginx.security;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins of all URLs in a value, as a content security policy writes them. A value may be one URL, a list, JSON or a
 * connection string. It is read as browsers read URLs: {@code https:\\host} is a URL, names of all languages are ASCII in
 * the end. A placeholder ({@code https://{s}.tile.example.org/{z}}) stands for any name, and so does a name that a policy
 * cannot hold.
 *
 * @param sources the origins, each once
 * @param notUnderstood what looks like a URL and could not be read as one, each once
 */
public record UrlValue(List<String> sources, List<String> notUnderstood) {

    /** Stands for what is only known later. */
    private static final char ANY = '*';

    private static final String PLACEHOLDER = "\\$?\\{[^{}\"'\\s]*}|<[A-Za-z][A-Za-z0-9_-]*>|%[sd]";
    private static final Pattern URL = Pattern.compile(
            "(?<![A-Za-z0-9+.-])(?<scheme>https?|wss?):[/\\\\]+" + "(?<authority>(?:" + PLACEHOLDER
                    + "|\\[[^\\]\\s]*]|[^\\s/\\\\?#\"'`<>,;|(){}\\[\\]]++){0,500})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:.*@)?(?<host>\\[[^\\]]*]|[^:]*)(?::(?<port>[0-9]*|\\*))?", Pattern.DOTALL);
    private static final String NAME = "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*";
    private static final Pattern WITHOUT_SCHEME = Pattern.compile(
            "//" + NAME + "\\.[A-Za-z]+(?:[:/].*)?"
                    + "|" + NAME + "\\.(?:com|net|org|io|dev|app|cloud|[A-Za-z0-9-]+\\.[a-z]{2})(?::[0-9]+)?/.*"
                    + "|(?:localhost|" + NAME + "\\.[A-Za-z]+):[0-9]{2,5}(?:/.*)?",
            Pattern.DOTALL);

    /** Java's expressions recurse with each label of a host's name. */
    private static final int LONGEST_WITHOUT_SCHEME = 4096;

    /** Letters that browsers keep, and Java's older tables fold into others. */
    private static final String KEPT_BY_BROWSERS = "\u00df\u03c2\u200c\u200d";

    public UrlValue {
        sources = List.copyOf(sources);
        notUnderstood = List.copyOf(notUnderstood);
    }

    public static UrlValue read(String value) {
        Set<String> sources = new LinkedHashSet<>();
        Set<String> notUnderstood = new LinkedHashSet<>();
        Matcher url = URL.matcher(value);
        boolean found = false;
        while (url.find()) {
            found = true;
            Optional<String> source = source(url.group("scheme").toLowerCase(Locale.ROOT), url.group("authority"));
            source.ifPresentOrElse(sources::add, () -> notUnderstood.add(url.group()));
        }
        if (!found
                && value.length() <= LONGEST_WITHOUT_SCHEME
                && WITHOUT_SCHEME.matcher(value.strip()).matches()) {
            notUnderstood.add(value.strip());
        }
        return new UrlValue(List.copyOf(sources), List.copyOf(notUnderstood));
    }

    private static Optional<String> source(String scheme, String authority) {
        Matcher parts = AUTHORITY.matcher(authority.replaceAll(PLACEHOLDER, String.valueOf(ANY)));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return host(parts.group("host"))
                .flatMap(host -> port(scheme, parts.group("port")).map(port -> scheme + "://" + host + port));
    }

    /** Nothing for a port that there is not. */
    private static Optional<String> port(String scheme, String written) {
        if (written == null || written.isEmpty()) {
            return Optional.of("");
        }
        if (written.equals("*")) {
            return Optional.of(":*");
        }
        int port = written.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(written);
        int usual = scheme.matches("https|wss") ? 443 : 80;
        return port > 65535 ? Optional.empty() : Optional.of(port == usual ? "" : ":" + port);
    }

    /** No policy can name an address of IPv6, so browsers would block it whatever is written. */
    private static Optional<String> host(String written) {
        if (written.chars().anyMatch(letter -> KEPT_BY_BROWSERS.indexOf(letter) >= 0) || written.startsWith("[")) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return lastIsNumber(host) ? Ipv4.read(host) : known(host);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean lastIsNumber(String host) {
        return host.substring(host.lastIndexOf('.') + 1).matches("[0-9]+|0x[0-9a-f]*");
    }

    /** What follows the last label that nobody knows yet; two labels at least, or half of the Internet would be allowed. */
    private static Optional<String> known(String host) {
        List<String> labels = new ArrayList<>();
        boolean wild = false;
        for (String label : host.split("\\.", -1)) {
            if (label.indexOf(ANY) >= 0 || label.contains("_")) {
                labels.clear();
                wild = true;
            } else {
                labels.add(label);
            }
        }
        boolean plain = labels.stream().allMatch(label -> label.matches("[a-z0-9-]{1,63}"));
        boolean enough = labels.size() >= (wild ? 2 : 1);
        return plain && enough
                ? Optional.of((wild ? "*." : "") + labels.stream().collect(Collectors.joining(".")))
                : Optional.empty();
    }
}
