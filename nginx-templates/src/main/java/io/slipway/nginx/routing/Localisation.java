package io.slipway.nginx.routing;

import io.slipway.nginx.problems.Checks;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The languages of an app that is built once a language, each in a folder of its own ({@code /addin/nl/}).
 *
 * @param languages the folders, which are also the language tags that browsers ask for
 * @param defaultLanguage for a browser that asks for none of them
 * @param cookie that holds a language chosen by the user; it wins over what the browser asks for
 */
public record Localisation(List<String> languages, String defaultLanguage, String cookie) {

    /** Narrower than a plain name: "default" and "include" mean something to nginx. */
    private static final String TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}";

    public Localisation {
        languages = List.copyOf(languages);
    }

    /** The first language is the default, the cookie is named "language". */
    public static Localisation of(String... languages) {
        return new Localisation(List.of(languages), languages[0], "language");
    }

    /** {@code pt-BR} before {@code pt}, so that the closer tag is tried first. */
    public List<String> longestFirst() {
        return languages.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    void check(Checks checks, String location) {
        checks.require(
                !languages.isEmpty(), location + ".languages", "no language is named", "name at least one language");
        languages.forEach(language -> checks.require(
                language.matches(TAG),
                location + ".languages",
                Checks.quoted(language) + " is no language tag",
                "use a tag such as nl or pt-BR"));
        checks.require(
                languages.contains(defaultLanguage),
                location + ".defaultLanguage",
                Checks.quoted(defaultLanguage) + " is none of the languages " + languages,
                "choose one of the languages");
        checks.require(
                languages.stream()
                                .map(language -> language.toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        == languages.size(),
                location + ".languages",
                "a language is named twice; browsers and nginx do not tell en from EN",
                "name each language once");
        checks.require(
                cookie.matches("[A-Za-z0-9_]{1,64}"),
                location + ".cookie",
                Checks.quoted(cookie) + " is no cookie that nginx can read",
                "use letters, digits and _ only");
    }
}
