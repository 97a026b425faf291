package io.slipway.release.guarding;

import io.slipway.release.records.Build;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a URL may hold of the change that it asks about. */
enum Placeholders {
    BUILD("build number", "--build-number"),
    VERSION("version", "--version"),
    COMMIT("commit", "--commit"),
    BRANCH("branch", "--branch"),
    ENVIRONMENT("environment", "--environment");

    private static final Pattern ANY = Pattern.compile("\\{([^{}/]*)\\}");

    private final String what;
    private final String option;

    Placeholders(String what, String option) {
        this.what = what;
        this.option = option;
    }

    private String written() {
        return "{" + name().toLowerCase(java.util.Locale.ROOT) + "}";
    }

    static String known() {
        return Stream.of(values()).map(Placeholders::written).collect(Collectors.joining(", "));
    }

    static List<String> unknownIn(String url) {
        return ANY.matcher(url)
                .results()
                .map(found -> found.group())
                .filter(text ->
                        Stream.of(values()).noneMatch(each -> each.written().equals(text)))
                .toList();
    }

    /** What is not known of a change although a URL wants it: the thing, and the option that tells it. */
    static Optional<String> missing(String url, Subject subject) {
        return Stream.of(values())
                .filter(each ->
                        url.contains(each.written()) && each.value(subject).isEmpty())
                .findFirst()
                .map(each -> "the " + each.what + " is not known, which its URL holds; say " + each.option);
    }

    static String fill(String url, Subject subject) {
        String filled = url;
        for (Placeholders each : values()) {
            filled = filled.replace(
                    each.written(),
                    URLEncoder.encode(each.value(subject).orElse(""), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return filled;
    }

    private Optional<String> value(Subject subject) {
        Build build = subject.build();
        return switch (this) {
            case BUILD -> build.number().map(String::valueOf);
            case VERSION -> Optional.of(subject.version()).filter(text -> !text.isBlank());
            case COMMIT -> build.commit();
            case BRANCH -> build.branch();
            case ENVIRONMENT -> Optional.of(subject.environment());
        };
    }
}
