package io.slipway.initcontainer.source;

import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command that builds an app, with the scripts of package.json that it runs.
 *
 * @param text the command, and the scripts behind it
 */
public record BuildCommand(String text) {
    private static final Pattern SCRIPT =
            Pattern.compile("\\b(?:npm|pnpm|yarn|bun)\\s+(?:run\\s+)?([A-Za-z][\\w:.-]*)");
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?:^|\\s)(?:--configuration|-c)(?:=|\\s+)[\"']?([\\w.,-]+)");
    private static final Pattern PRODUCTION = Pattern.compile("(?:^|\\s)--prod(?:uction)?(?:=true)?(?:\\s|$)");

    /** @param command empty for the script {@code build} */
    public static BuildCommand of(Path source, String command) throws IOException {
        Path manifest = source.resolve("package.json");
        StringBuilder text = new StringBuilder(command);
        String last = command.isBlank() ? "npm run build" : command;
        Set<String> seen = new HashSet<>();
        Matcher matcher = SCRIPT.matcher(last);
        while (matcher.find() && seen.add(matcher.group(1))) {
            last = script(manifest, matcher.group(1));
            text.append(' ').append(last);
            matcher = SCRIPT.matcher(last);
        }
        return new BuildCommand(text.toString());
    }

    private static String script(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        String json = JsonComments.blanked(Files.readString(file, StandardCharsets.UTF_8));
        StringBuilder script = new StringBuilder();
        try {
            JsonScanner.scan(json, (at, start, end, key) -> {
                if (!key
                        && at.depth() == 2
                        && at.key(0).equals("scripts")
                        && at.key(1).equals(name)) {
                    script.append(json, start, end);
                }
            });
        } catch (MalformedJsonException e) {
            return "";
        }
        return script.toString();
    }

    /** The configurations that are built, later ones over earlier ones. */
    public List<String> configurations(String byDefault) {
        Matcher matcher = CONFIGURATION.matcher(text);
        if (matcher.find()) {
            return List.of(matcher.group(1).split(","));
        }
        String chosen = PRODUCTION.matcher(text).find() ? "production" : byDefault;
        return chosen.isEmpty() ? List.of() : List.of(chosen.split(","));
    }

    /** The value of the first of some options, as in {@code --outDir=www} or {@code --outDir www}; empty without. */
    public String option(String... names) {
        for (String name : names) {
            Matcher matcher = Pattern.compile("(?:^|\\s)" + Pattern.quote(name) + "(?:=|\\s+)[\"']?([^\\s\"']+)")
                    .matcher(text);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    /** The value that the command gives to a variable of its process, as in {@code BUILD_PATH=www vite build}. */
    public String variable(String name) {
        Matcher matcher = Pattern.compile("(?:^|[\\s;&])" + Pattern.quote(name) + "=[\"']?([^\\s\"'&;]+)")
                .matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
