package io.slipway.nginx.routing;

import io.slipway.nginx.problems.Checks;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The languages of an app that is built once a language, each in a directory of its own ({@code /addin/nl/}).
 *
 * @param names the directories, which are also the language tags that browsers ask for
 * @param defaultName for a browser that asks for none of them; Java keeps the word {@code default} to itself
 * @param cookie that holds a language chosen by the user; it wins over what the browser asks for
 */
public record Languages(List<String> names, String defaultName, String cookie) {

    /** Narrower than a plain name: "default" and "include" mean something to nginx. */
    private static final String TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}";

    public Languages {
        names = List.copyOf(names);
    }

    /** The first language is the default, the cookie is named "language". */
    public static Languages of(String... languages) {
        return new Languages(List.of(languages), languages[0], "language");
    }

    /** {@code pt-BR} before {@code pt}, so that the closer tag is tried first. */
    public List<String> longestFirst() {
        return names.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    public void check(Checks checks) {
        checks.require(!names.isEmpty(), "languages.names", "no language is named", "name at least one language");
        names.forEach(language -> checks.require(
                language.matches(TAG),
                "languages.names",
                Checks.quoted(language) + " is not a language tag",
                "use a tag such as nl or pt-BR"));
        checks.require(
                names.contains(defaultName),
                "languages.default",
                Checks.quoted(defaultName) + " is none of the languages " + names,
                "choose one of the languages");
        checks.require(
                names.stream()
                                .map(language -> language.toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        == names.size(),
                "languages.names",
                "a language is named twice; browsers and nginx do not tell en from EN",
                "name each language once");
        checks.require(
                cookie.matches("[A-Za-z0-9_]{1,64}"),
                "languages.cookie",
                Checks.quoted(cookie) + " is not a cookie that nginx can read",
                "use letters, digits and _ only");
    }
}
