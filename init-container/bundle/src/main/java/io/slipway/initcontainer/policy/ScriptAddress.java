package io.slipway.initcontainer.policy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that stands as a literal in a script, or a token that may become one.
 *
 * @param offset of its quote
 * @param text between the quotes, in the view of the file
 * @param use what plainly loads it; empty where that is a variable's business
 */
record ScriptAddress(int offset, String text, Optional<Use> use) {

    /**
     * A call or an import whose argument is the address.
     *
     * @param offset of its name
     * @param why for people
     */
    record Use(String directive, int offset, String why) {}

    private static final String QUOTES = "\"'`";

    /** Behind these an address ends; all of ASCII. */
    private static final String ENDS = QUOTES + "\\ \t\n\u000b\f\r";

    /** How far before an address the call may begin that has it as its argument. */
    private static final int WINDOW = 200;

    private static final Map<String, String> CALLS = Map.of(
            "fetch", "connect-src",
            "EventSource", "connect-src",
            "WebSocket", "connect-src",
            "sendBeacon", "connect-src",
            "import", "script-src",
            "importScripts", "script-src",
            "Worker", "worker-src",
            "SharedWorker", "worker-src");

    private static final Pattern OPEN = Pattern.compile("\\.open\\s*\\(\\s*[\"'`][A-Za-z]+[\"'`]\\s*,\\s*\\z");

    private static final Pattern WEB = Pattern.compile("(?:https?:)?//.*", Pattern.DOTALL);

    private static final Pattern SCRIPT_OR_STYLE =
            Pattern.compile("https?://[^${}]+\\.(js|mjs|css|wasm|json)(?:\\?.*)?", Pattern.DOTALL);

    /** Tells each of a script, in their order. */
    static void in(String script, Consumer<ScriptAddress> found) {
        int slashes = script.indexOf("//");
        int token = script.indexOf("#{");
        while (slashes >= 0 || token >= 0) {
            if (token < 0 || slashes >= 0 && slashes < token) {
                at(script, beforeScheme(script, slashes), slashes + 2).ifPresent(found);
                slashes = script.indexOf("//", slashes + 2);
            } else {
                at(script, token - 1, token + 2).ifPresent(found);
                token = script.indexOf("#{", token + 2);
            }
        }
    }

    /** Where the quote is before {@code https://}, {@code wss://} or {@code //}, if it is one. */
    private static int beforeScheme(String script, int slashes) {
        int at = slashes - 1;
        if (at < 0 || script.charAt(at) != ':') {
            return at;
        }
        for (String scheme : new String[] {"https", "http", "wss", "ws"}) {
            if (script.startsWith(scheme, at - scheme.length())) {
                return at - scheme.length() - 1;
            }
        }
        return -1;
    }

    private static Optional<ScriptAddress> at(String script, int quote, int rest) {
        if (quote < 0 || QUOTES.indexOf(script.charAt(quote)) < 0) {
            return Optional.empty();
        }
        int end = rest;
        while (end < script.length() && ENDS.indexOf(script.charAt(end)) < 0) {
            end++;
        }
        return end == rest || end == script.length() || script.charAt(end) != script.charAt(quote)
                ? Optional.empty()
                : Optional.of(of(script, quote, end));
    }

    private static ScriptAddress of(String script, int quote, int end) {
        String text = script.substring(quote + 1, end);
        return new ScriptAddress(quote, text, use(script, quote, text));
    }

    private static Optional<Use> use(String script, int quote, String text) {
        int end = beforeBlanks(script, quote);
        char before = end == 0 ? ' ' : script.charAt(end - 1);
        if (before == '(') {
            int call = beforeBlanks(script, end - 1);
            String name = wordBefore(script, call);
            return Optional.ofNullable(CALLS.get(name))
                    .map(directive -> new Use(directive, call - name.length(), name + "()"));
        }
        if (!WEB.matcher(text).matches()) {
            return Optional.empty();
        }
        if (before == ',') {
            Matcher open = OPEN.matcher(script).region(Math.max(0, quote - WINDOW), quote);
            return open.find() ? Optional.of(new Use("connect-src", open.start(), "XMLHttpRequest")) : Optional.empty();
        }
        // Static: import x from "https://…".
        String name = script.charAt(quote) == '`' ? "" : wordBefore(script, end);
        return name.equals("import") || name.equals("from")
                ? Optional.of(new Use("script-src", end - name.length(), "import"))
                : Optional.empty();
    }

    private static int beforeBlanks(String script, int from) {
        int at = from;
        while (at > 0 && from - at < WINDOW && Character.isWhitespace(script.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static String wordBefore(String script, int from) {
        int at = from;
        while (at > 0 && from - at < WINDOW && isWord(script.charAt(at - 1))) {
            at--;
        }
        return script.substring(at, from);
    }

    private static boolean isWord(char character) {
        return character == '_' || character < 0x80 && Character.isLetterOrDigit(character);
    }

    /** The directive of what its ending names; empty for any other. */
    Optional<String> kind() {
        Matcher matcher = SCRIPT_OR_STYLE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        switch (matcher.group(1)) {
                            case "css" -> "style-src";
                            case "js", "mjs" -> "script-src";
                            default -> "connect-src";
                        })
                : Optional.empty();
    }
}
