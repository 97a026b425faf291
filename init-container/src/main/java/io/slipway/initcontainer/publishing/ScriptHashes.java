package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.hashes.HashForm;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hashes that let a page's inline scripts run under a content security policy that allows no other inline script.
 *
 * <p>To be taken of the page as it is served, values of the environment in it: a script that differs by one byte is
 * blocked.
 */
final class ScriptHashes {

    private static final String ATTRIBUTES = "((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)";
    private static final Pattern PART = Pattern.compile(
            "<!--.*?-->|<script(?=[\\s/>])" + ATTRIBUTES + ">(.*?)</script\\s*>|<[a-z][^\\s/>]*+" + ATTRIBUTES + ">",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)))?");
    private static final Set<String> RUN =
            Set.of("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules");

    private ScriptHashes() {}

    /**
     * Sources for {@code script-src}, in the order of the page, each once. Event handlers in attributes, such as the
     * {@code onload} with which Angular switches on a stylesheet, need {@code 'unsafe-hashes'} beside their hash.
     */
    static List<String> of(String html) {
        return mayHave(html) ? found(html) : List.of();
    }

    /** Most pages have none, and are not to wait for regular expressions to be loaded. */
    private static boolean mayHave(String html) {
        boolean found = html.contains(" on") || html.contains("\ton") || html.contains("\non") || html.contains("/on");
        for (int at = html.indexOf("<s"); at >= 0 && !found; at = html.indexOf("<s", at + 2)) {
            int end = html.indexOf('>', at);
            found = html.regionMatches(true, at, "<script", 0, 7)
                    && (end < 0 || !html.substring(at, end).contains(" src="));
        }
        return found || html.contains("<S");
    }

    private static List<String> found(String html) {
        Set<String> sources = new LinkedHashSet<>();
        Matcher part = PART.matcher(html.replace("\r\n", "\n").replace('\r', '\n'));
        while (part.find()) {
            if (part.group(2) != null) {
                addScript(sources, part.group(1), part.group(2));
                addHandlers(sources, part.group(1));
            } else if (part.group(3) != null) {
                addHandlers(sources, part.group(3));
            }
        }
        return List.copyOf(sources);
    }

    private static void addScript(Set<String> sources, String attributes, String script) {
        String type = "";
        boolean external = false;
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String name = attribute.group(1).toLowerCase(Locale.ROOT);
            external |= name.equals("src");
            type = name.equals("type")
                    ? value(attribute).toLowerCase(Locale.ROOT).strip()
                    : type;
        }
        if (!external && RUN.contains(type)) {
            sources.add(hash(script));
        }
    }

    private static void addHandlers(Set<String> sources, String attributes) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            if (attribute.group(1).toLowerCase(Locale.ROOT).matches("on[a-z]+")) {
                sources.add("'unsafe-hashes'");
                sources.add(hash(unescape(value(attribute))));
            }
        }
    }

    private static String value(Matcher attribute) {
        for (int group = 2; group <= 4; group++) {
            if (attribute.group(group) != null) {
                return attribute.group(group);
            }
        }
        return "";
    }

    private static String unescape(String value) {
        return value.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String hash(String script) {
        HashForm form = HashForm.SHA256_BASE64;
        return "'" + form.prefix() + form.of(script.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
