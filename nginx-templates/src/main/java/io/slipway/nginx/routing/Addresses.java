package io.slipway.nginx.routing;

import java.util.List;
import java.util.regex.Pattern;

/** Tells addresses, networks and host names from everything else; looks nothing up. */
public final class Addresses {

    /** Networks that nobody routes through the Internet. */
    public static final List<String> PRIVATE = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "fc00::/7",
            "fe80::/10",
            "::1");

    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)(?!.*:::)(?!.*::.*::)(?::|[0-9a-fA-F]{1,4}:)(?:[0-9a-fA-F]{0,4}:){0,6}"
                    + "(?:[0-9a-fA-F]{0,4})");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-zA-Z0-9](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?)*");

    private Addresses() {}

    public static boolean isIpv4(String value) {
        return IPV4.matcher(value).matches();
    }

    /** Strict on groups: eight of them, or fewer with one {@code ::}. */
    public static boolean isIpv6(String value) {
        if (!IPV6.matcher(value).matches()) {
            return false;
        }
        boolean shortened = value.contains("::");
        long groups = Pattern.compile(":")
                .splitAsStream(value)
                .filter(group -> !group.isEmpty())
                .count();
        boolean loose =
                (value.startsWith(":") && !value.startsWith("::")) || (value.endsWith(":") && !value.endsWith("::"));
        return !loose && (shortened ? groups <= 7 : groups == 8);
    }

    /** As it stands in URLs: {@code [fd00::1]}. */
    public static boolean isBracketedIpv6(String value) {
        return value.startsWith("[") && value.endsWith("]") && isIpv6(value.substring(1, value.length() - 1));
    }

    /** {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. */
    public static boolean isNetwork(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return isIpv4(value) || isIpv6(value);
        }
        String address = value.substring(0, slash);
        String length = value.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(length);
        return isIpv4(address) ? bits <= 32 : isIpv6(address) && bits <= 128;
    }

    /** A name that DNS can answer. A name of digits and dots alone is a mistyped address. */
    public static boolean isHost(String value) {
        return HOST.matcher(value).matches() && !value.matches("[0-9.]+");
    }
}
