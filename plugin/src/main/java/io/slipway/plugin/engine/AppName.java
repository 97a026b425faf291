package io.slipway.plugin.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the app in a descriptor that slipway has not reported on: a release that ends before is one of that app all the same. It
 * is read only where it stands as people write it, on a line of its own below {@code app:}; slipway alone reads the rest.
 */
final class AppName {

    private static final Pattern APP = Pattern.compile("app:\\s*(#.*)?");
    private static final Pattern NAME =
            Pattern.compile("(\\s+)name:\\s+([\"']?)([a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?)\\2\\s*(#.*)?");

    private AppName() {}

    /** Empty where it stands otherwise, or is no name of an app. */
    static String in(byte[] descriptor) {
        List<String> lines =
                new String(descriptor, StandardCharsets.UTF_8).lines().toList();
        String indent = "";
        boolean inApp = false;
        for (String line : lines) {
            boolean filled = !line.isBlank() && !line.strip().startsWith("#");
            if (filled && !Character.isWhitespace(line.charAt(0))) {
                inApp = APP.matcher(line).matches();
            } else if (filled && inApp) {
                String own =
                        line.substring(0, line.length() - line.stripLeading().length());
                indent = indent.isEmpty() ? own : indent;
                Matcher name = NAME.matcher(line);
                if (own.equals(indent) && name.matches()) {
                    return name.group(3);
                }
            }
        }
        return "";
    }
}
