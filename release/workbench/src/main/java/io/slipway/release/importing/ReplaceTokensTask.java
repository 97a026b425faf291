package io.slipway.release.importing;

import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.descriptor.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the inputs of the Replace Tokens task, whose names changed from version 3 to 7. */
final class ReplaceTokensTask {

    /** What the source is checked out to; paths in the descriptor count from there. */
    private static final Pattern SOURCE = Pattern.compile(
            "^\\$\\((Build\\.SourcesDirectory|System\\.DefaultWorkingDirectory|Build\\.Repository\\.LocalPath)\\)/?",
            Pattern.CASE_INSENSITIVE);

    /** Patterns of the task whose delimiters Slipway knows. */
    private static final Map<String, String> STYLES = Map.of(
            "default", "#{ }#",
            "doublebraces", "{{ }}",
            "rm", "__ __",
            "doubleunderscores", "__ __");

    private final AzurePipeline pipeline;
    private final Yaml inputs;
    private final Place place;

    ReplaceTokensTask(AzurePipeline pipeline, Yaml inputs, Place place) {
        this.pipeline = pipeline;
        this.inputs = inputs;
        this.place = place;
    }

    void read() {
        style();
        files();
        additional();
        missing();
        if (isOn("enableTransforms", "transforms")) {
            skip(
                    "Replace Tokens' transforms",
                    "write #{name|upper}# in place of #{upper(name)}#, and likewise lower, base64, raw");
        }
        if (isOn("enableRecursion", "recursive")) {
            skip("tokens inside values", "write the values out: Slipway replaces no token inside a value");
        }
        first("escapeType", "escape")
                .filter(type -> !type.equals("auto"))
                .ifPresent(type -> skip(
                        "Replace Tokens' escaping, " + type,
                        "nothing: a value is escaped for where its token stands; #{name|raw}# takes it as it is"));
    }

    private void style() {
        String pattern = first("tokenPattern").orElse(first("tokenPrefix").isPresent() ? "custom" : "default");
        String style = pattern.equals("custom")
                ? first("tokenPrefix").orElse("#{") + " " + first("tokenSuffix").orElse("}#")
                : STYLES.getOrDefault(pattern, "");
        if (TokenSyntax.parse(style).isPresent()) {
            pipeline.set("style", style);
        } else if (pattern.equals("azpipelines")) {
            skip(
                    "tokens written $(name)",
                    "write #{name}# in the source: sed -i -E 's/\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)/#{\\1}#/g' and the files");
        } else {
            skip(
                    "the token pattern " + pattern + (style.isBlank() ? "" : " (" + style + ")"),
                    "write the tokens with one of " + TokenSyntax.choices());
        }
    }

    private void files() {
        String root = first("rootDirectory", "root").map(String::strip).orElse("");
        String below = SOURCE.matcher(root).replaceFirst("");
        String text = first("targetFiles", "sources").orElse("**/*.config");
        for (String entry : text.split("[\\n,]")) {
            String[] sides = entry.split("=>", 2);
            if (sides.length > 1) {
                skip(
                        "tokens replaced into another file, " + sides[1].strip(),
                        "nothing: the pod replaces them in the bundle");
            }
            Stream.of(sides[0].split(";"))
                    .map(String::strip)
                    .filter(pattern -> !pattern.isEmpty())
                    .forEach(pattern -> file(below, pattern));
        }
    }

    private void file(String root, String pattern) {
        String path = SOURCE.matcher(pattern.replace('\\', '/')).replaceFirst("");
        String whole = root.isEmpty() || path.startsWith("!") ? path : root.replaceFirst("/*$", "/") + path;
        if (whole.startsWith("!")) {
            skip(
                    "the pattern " + path + ", which leaves files out",
                    "name the token files one by one under app.tokens.files");
        } else if (whole.contains("$(") || whole.startsWith("/") || whole.matches("_[^/]*/.*")) {
            skip(
                    "tokens in " + whole + ", which is made while the pipeline runs",
                    "name the source files that hold these tokens under app.tokens.files");
        } else {
            pipeline.tokenFiles().add(whole.replaceFirst("^\\./", ""));
        }
    }

    /** Variables that the task itself is given. */
    private void additional() {
        if (first("inlineVariables", "additionalVariables", "variableFiles").isPresent()) {
            skip(
                    "variables that Replace Tokens is given in its settings",
                    "add them under variables, or keep the file and name it with --variables-file");
        }
    }

    private void missing() {
        first("defaultValue", "missingVarDefault")
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> skip(
                        "the value '" + value + "' for tokens without one",
                        "write it into the token: #{name:-" + value + "}#"));
        String action = first("actionOnMissing", "missingVarLog").orElse("warn");
        if (!List.of("fail", "error").contains(action)) {
            skip(
                    "going on without a value (" + action + ")",
                    "give every token a value or a default: Slipway refuses a token that has neither");
        }
    }

    private boolean isOn(String... names) {
        return first(names).filter("true"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .map(name -> inputs.at(name).text())
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private void skip(String what, String instead) {
        pipeline.skip(place, what, instead);
    }
}
