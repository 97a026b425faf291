package io.slipway.nginx.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A configuration taken apart as nginx reads it: quotes, backslashes and comments respected.
 *
 * @param lines each directive behind the names of the blocks that it stands in: {@code http > server > listen 8080}
 */
public record ConfigurationText(List<String> lines) {

    private static final Pattern TOKEN = Pattern.compile(
            "#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[;{}]|[^\\s;{}\"']+", Pattern.DOTALL);

    public static ConfigurationText of(String text) {
        List<String> lines = new ArrayList<>();
        Deque<String> blocks = new ArrayDeque<>();
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            switch (token.group().charAt(0)) {
                case '#' -> {}
                case ';', '{' -> {
                    lines.add(within(blocks) + String.join(" ", words));
                    if (token.group().equals("{")) {
                        blocks.push(words.get(0));
                    }
                    words.clear();
                }
                case '}' -> blocks.pop();
                default -> words.add(token.group());
            }
        }
        return new ConfigurationText(lines);
    }

    private static String within(Deque<String> blocks) {
        StringBuilder within = new StringBuilder();
        for (Iterator<String> outermostFirst = blocks.descendingIterator(); outermostFirst.hasNext(); ) {
            within.append(outermostFirst.next()).append(" > ");
        }
        return within.toString();
    }

    /** The directives and blocks of this name. */
    public List<String> named(String name) {
        return lines.stream()
                .filter(line -> line.matches("(?s)(?:.* > )?" + name + "(?: .*)?"))
                .toList();
    }

    /** The directives in blocks of this name. */
    public List<String> inside(String block) {
        return lines.stream().filter(line -> line.contains(block + " > ")).toList();
    }
}
