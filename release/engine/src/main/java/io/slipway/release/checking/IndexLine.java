package io.slipway.release.checking;

import static io.slipway.initcontainer.settings.Setting.APP;
import static io.slipway.initcontainer.settings.Setting.BROTLI;
import static io.slipway.initcontainer.settings.Setting.HOIST;
import static io.slipway.initcontainer.settings.Setting.TOKEN_FILES;
import static io.slipway.initcontainer.settings.Setting.TOKEN_STYLE;
import static io.slipway.initcontainer.settings.Setting.VALUES;

import io.slipway.initcontainer.settings.ListText;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.App.Hoisting;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares how the app's Dockerfile runs {@code slipway-init index} with how {@code slipway init} would write that line for
 * this descriptor. What a pod would refuse is a problem, what it would bear with is a note.
 */
public final class IndexLine {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\s*\\R(?:\\s*#.*\\R)*");
    private static final Pattern INDEX =
            Pattern.compile("(?im)^\\s*RUN\\b.*?\\bslipway-init\\s+index\\b((?:'[^']*'|\"[^\"]*\"|[^;&|\\n'\"]++)*+)");
    private static final Pattern ENV =
            Pattern.compile("(?im)^\\s*ENV\\s+(SLIPWAY_[A-Z_]+)(?:\\s+|=)(\"[^\"]*\"|'[^']*'|\\S+)\\s*$");
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    /** Known to the build alone. A style of tokens, {@code ${ }}, has a blank in it. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w|\\$\\{\\w");

    private final Descriptor descriptor;
    private final Map<String, String> given;
    private final String place;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private IndexLine(Descriptor descriptor, Map<String, String> given, String place) {
        this.descriptor = descriptor;
        this.given = given;
        this.place = place;
    }

    /** @return one for each line that indexes; none without a Dockerfile beside the descriptor, and in mode build */
    public static List<IndexLine> of(Descriptor descriptor) throws IOException {
        Path dockerfile = descriptor.directory().resolve("Dockerfile");
        if (descriptor.app().mode() == App.Mode.BUILD || !Files.isRegularFile(dockerfile)) {
            return List.of();
        }
        String text = Files.readString(dockerfile, StandardCharsets.ISO_8859_1);
        // A line each, as long as it was, so that a place in it is a place in the file.
        String joined =
                CONTINUED.matcher(text).replaceAll(end -> " ".repeat(end.group().length()));
        List<IndexLine> lines = new ArrayList<>();
        Matcher index = INDEX.matcher(joined);
        while (index.find()) {
            Map<String, String> given = environment(joined.substring(0, index.start()));
            given.putAll(options(index.group(1)));
            IndexLine line = new IndexLine(descriptor, given, "Dockerfile:" + lineOf(text, index.start(1)));
            line.compare();
            lines.add(line);
        }
        return lines;
    }

    private static long lineOf(String text, int offset) {
        return text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    private static Map<String, String> environment(String before) {
        Map<String, String> given = new HashMap<>();
        ENV.matcher(before).results().forEach(it -> given.put(option(it.group(1)), unquoted(it.group(2))));
        return given;
    }

    private static String option(String variable) {
        String name = variable.substring(Setting.PREFIX.length());
        return "--" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> options(String text) {
        Map<String, String> given = new HashMap<>();
        List<String> words =
                WORD.matcher(text).results().map(it -> unquoted(it.group())).toList();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                add(given, word.substring(0, equals), word.substring(equals + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                add(given, word, words.get(++i));
            }
        }
        return given;
    }

    /** A list may be given in several options. */
    private static void add(Map<String, String> given, String option, String value) {
        given.merge(option, value, (before, more) -> option.equals(TOKEN_FILES.option()) ? before + "\n" + more : more);
    }

    private static String unquoted(String word) {
        return word.replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2");
    }

    /** What a pod would refuse, each with file and line. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What does no harm at once, each with file and line. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void compare() {
        hoisting();
        style();
        brotli();
        app();
        tokenFiles();
    }

    private Optional<String> known(Setting setting) {
        return Optional.ofNullable(given.get(setting.option()))
                .filter(value -> !VARIABLE.matcher(value).find());
    }

    private boolean isUnknown(Setting setting) {
        return given.containsKey(setting.option()) && known(setting).isEmpty();
    }

    private void hoisting() {
        if (isUnknown(HOIST) || isUnknown(VALUES)) {
            return;
        }
        Hoisting wanted = descriptor.app().tokens().hoisting();
        Hoisting here = hoistingHere();
        if (here == wanted) {
            return;
        }
        String what = "slipway-init index leaves the values of scripts " + kept(here) + ", and slipway.yaml wants them "
                + kept(wanted);
        String fix = fix(here, wanted);
        boolean refused = wanted == Hoisting.NONE || wanted == Hoisting.FILE && here == Hoisting.INLINE;
        if (refused) {
            problems.add(Problem.of(what + "; pods would refuse the bundle")
                    .at(place)
                    .fix(fix));
        } else {
            note(what, fix);
        }
    }

    private Hoisting hoistingHere() {
        if (known(HOIST).filter("false"::equals).isPresent()) {
            return Hoisting.NONE;
        }
        return known(VALUES).filter("file"::equals).isPresent() ? Hoisting.FILE : Hoisting.INLINE;
    }

    private static String kept(Hoisting hoisting) {
        return switch (hoisting) {
            case NONE -> "in the scripts";
            case INLINE -> "in the pages";
            case FILE -> "in a file beside the pages";
        };
    }

    private static String fix(Hoisting here, Hoisting wanted) {
        String descriptor = switch (here) {
            case NONE -> "set app.tokens.hoist to false in slipway.yaml";
            case INLINE -> "take app.tokens.hoist and app.tokens.values out of slipway.yaml";
            case FILE -> "set app.tokens.values to file in slipway.yaml";
        };
        return switch (wanted) {
            case NONE -> "add --hoist false, or " + descriptor;
            case FILE ->
                (here == Hoisting.NONE ? "write --values file for --hoist false" : "add --values file") + ", or "
                        + descriptor;
            case INLINE ->
                "take out " + (here == Hoisting.NONE ? "--hoist false" : "--values file") + ", or " + descriptor;
        };
    }

    private void style() {
        String wanted = descriptor.app().tokens().style();
        String here = known(TOKEN_STYLE).orElse(TOKEN_STYLE.defaultValue());
        if (!isUnknown(TOKEN_STYLE) && !here.equals(wanted)) {
            problems.add(Problem.of("slipway-init index looks for tokens " + here + ", and slipway.yaml has " + wanted
                            + "; pods would refuse the bundle")
                    .at(place)
                    .fix("write --token-style '" + wanted + "', or set app.tokens.style to '" + here + "'"));
        }
    }

    private void brotli() {
        boolean here = known(BROTLI).filter("true"::equals).isPresent();
        if (descriptor.nginx().brotli().isPresent() && !here && !isUnknown(BROTLI)) {
            note("slipway-init index writes no .br files, which nginx.brotli serves", "add --brotli true");
        }
    }

    private void app() {
        String name = descriptor.app().name();
        known(APP)
                .filter(here -> !here.equals(name))
                .ifPresent(here -> note(
                        "slipway-init index names the values in the pages " + here + ", and the app is " + name,
                        "write --app " + name));
    }

    private void tokenFiles() {
        List<String> wanted = descriptor.app().tokens().files();
        if (isUnknown(TOKEN_FILES)) {
            return;
        }
        List<String> here = ListText.items(known(TOKEN_FILES).orElse(""));
        List<String> missing =
                wanted.stream().filter(file -> !here.contains(file)).toList();
        if (!missing.isEmpty()) {
            note(
                    "slipway-init index does not look for tokens of " + String.join(", ", missing)
                            + " that the build lost",
                    "write --source . --token-files '" + ListText.inOneLine(wanted) + "'");
        }
    }

    private void note(String what, String fix) {
        notes.add(place + ": " + what + "; " + fix);
    }
}
