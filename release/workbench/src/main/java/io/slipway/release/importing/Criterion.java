package io.slipway.release.importing;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Azure DevOps wants of an answer, where it is that one field holds one word: {@code eq(root['status'], 'approved')}. */
final class Criterion {

    private static final Pattern FIELD = Pattern.compile(
            "\\s*eq\\(\\s*root((?:\\[\\s*'[^'.\\s]+'\\s*])+|(?:\\.[A-Za-z0-9_-]+)+)\\s*,\\s*'([^']+)'\\s*\\)\\s*");

    private static final Pattern NAME = Pattern.compile("'([^']+)'|\\.([A-Za-z0-9_-]+)");

    private Criterion() {}

    /** The field, such as {@code result.state}, and the word; a blank word where it is something else. */
    static Map.Entry<Optional<String>, String> of(String criterion) {
        Matcher matcher = FIELD.matcher(criterion);
        if (!matcher.matches()) {
            return Map.entry(Optional.empty(), "");
        }
        StringBuilder field = new StringBuilder();
        Matcher name = NAME.matcher(matcher.group(1));
        while (name.find()) {
            field.append(field.length() == 0 ? "" : ".").append(name.group(1) == null ? name.group(2) : name.group(1));
        }
        return Map.entry(Optional.of(field.toString()), matcher.group(2));
    }
}
