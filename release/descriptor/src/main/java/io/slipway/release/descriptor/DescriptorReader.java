package io.slipway.release.descriptor;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.versions.SemanticVersion;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a descriptor and reports everything that is wrong with it at once. */
public final class DescriptorReader {

    /** The descriptor's name in the app's directory. */
    public static final String FILE_NAME = "slipway.yaml";

    private static final Pattern ANY = Pattern.compile("(?s).*\\S.*");
    private static final Pattern BASE_PATH = Pattern.compile("/|/([A-Za-z0-9_-][A-Za-z0-9._~-]*+/)++");
    private static final Pattern STYLE = Pattern.compile("\\S+ \\S+");
    private static final Pattern RELATIVE = Pattern.compile("(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\p{Cntrl}]+");
    private static final Pattern DIRECTORY = Pattern.compile("[^\\p{Cntrl}]+");

    private final YamlSource source;

    private DescriptorReader(YamlSource source) {
        this.source = source;
    }

    /**
     * Reads {@code slipway.yaml} of an app's directory.
     *
     * @param app the directory, or the descriptor itself
     * @throws SlipwayException (usage) with every problem, each with line and column
     */
    public static Descriptor read(Path app) {
        Path path = Files.isDirectory(app) ? app.resolve(FILE_NAME) : app;
        return read(path, text(path));
    }

    /** Reads a descriptor's text, for a file that need not exist. */
    public static Descriptor read(Path path, String text) {
        YamlSource source = new YamlSource(path.toString());
        Optional<Descriptor> descriptor = YamlTree.parse(
                        source, text, "write app and environments into it, or let `slipway init` do it")
                .map(root -> YamlMap.of(source, "", root))
                .filter(root -> !root.isBroken())
                .filter(root -> ApiVersion.isRead(root, source))
                .map(root -> new DescriptorReader(source).descriptor(path, root));
        if (!source.isSound() || descriptor.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, source.problems());
        }
        return descriptor.get();
    }

    /**
     * Reads a file that holds nothing but variables, written as in the descriptor.
     *
     * @throws SlipwayException (usage) with every problem
     */
    public static Map<String, VariableEntry> readVariables(Path file) {
        YamlSource source = new YamlSource(file.toString());
        String text = YamlText.read(file, "name a file with variables, each as name: value");
        Map<String, VariableEntry> variables = YamlTree.parse(
                        source, text, "write variables into it, each as name: value, or leave the file out")
                .map(root -> VariablesReader.variables(YamlMap.of(source, "", root)))
                .orElse(Map.of());
        if (!source.isSound()) {
            throw new SlipwayException(ExitCode.USAGE, source.problems());
        }
        return variables;
    }

    /** Whether the init container can carry a variable of that name and a token can ask for it. */
    public static boolean isVariableName(String name) {
        return Names.VARIABLE.matcher(name).matches();
    }

    private static String text(Path path) {
        return YamlText.read(
                path,
                "name the app's directory (the one with " + FILE_NAME + " in it), or let `slipway init` write one");
    }

    private Descriptor descriptor(Path path, YamlMap root) {
        App app = app(root.map("app"), root.has("app"), root.place());
        Map<String, Map<String, VariableEntry>> groups = groups(root.map("groups"));
        Serving serving = ServingReader.read(root);
        Descriptor descriptor = new Descriptor(
                path,
                app,
                image(root, "image"),
                serving.nginx(),
                serving.backEnds(),
                serving.edge(),
                keep(root),
                chart(root.map("chart")),
                groups,
                VariablesReader.variables(root.map("variables")),
                new EnvironmentsReader(source, app, groups.keySet()).environments(root),
                source.places());
        root.close();
        return descriptor;
    }

    private App app(YamlMap map, boolean present, Place root) {
        if (!present) {
            source.problem(Problem.of("app is missing").at(root.toString()).fix("add app: with a name"));
            return new App("", Optional.empty(), "/", App.Mode.PREBUILT, ".", build(map), tokens(map.map("tokens")));
        }
        App app = new App(
                map.required("name", Names.LABEL, Names.LABEL_IS, Names::asLabel),
                map.string("version", SemanticVersion.FORM, SemanticVersion.IS),
                map.string("basePath", BASE_PATH, "a path such as /addin/, with / at both ends", Names::asBasePath)
                        .orElse("/"),
                map.choice("mode", App.Mode.class).orElse(App.Mode.PREBUILT),
                map.string("source", DIRECTORY, "a directory").orElse("."),
                build(map.map("build")),
                tokens(map.map("tokens")));
        map.close();
        return app;
    }

    private static App.Build build(YamlMap map) {
        App.Build build = new App.Build(
                map.string("install", ANY, "a command").orElse("npm ci"),
                map.string("command", ANY, "a command").orElse("npm run build"),
                map.string("output", RELATIVE, "a path below the source").orElse("dist"));
        map.close();
        return build;
    }

    private App.Tokens tokens(YamlMap map) {
        YamlMap types = map.map("types");
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : types.anyKeys()) {
            types.string(name, Pattern.compile("string|boolean|number|json"), "one of string, boolean, number, json")
                    .ifPresent(type -> typed.put(name, type));
        }
        App.Tokens tokens = new App.Tokens(
                map.strings("files", DescriptorReader::isGlob, "a path or glob below app.source, such as src/**/*.ts"),
                typed,
                map.string("style", STYLE, "two delimiters with a space between, such as '#{ }#'")
                        .orElse("#{ }#"),
                map.strings("allow"),
                hoisting(map));
        map.close();
        return tokens;
    }

    private static App.Hoisting hoisting(YamlMap map) {
        boolean hoists = map.bool("hoist").orElse(true);
        boolean inFile = map.string("values", Pattern.compile("inline|file"), "inline or file")
                .filter("file"::equals)
                .isPresent();
        if (!hoists) {
            return App.Hoisting.NONE;
        }
        return inFile ? App.Hoisting.FILE : App.Hoisting.INLINE;
    }

    private static boolean isGlob(String text) {
        if (!RELATIVE.matcher(text).matches()) {
            return false;
        }
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    static Optional<Image> image(YamlMap parent, String key) {
        if (!parent.has(key)) {
            return Optional.empty();
        }
        YamlMap map = parent.map(key);
        Image image = new Image(
                map.required("repository", Names.IMAGE, Names.IMAGE_IS, Names::asImage),
                map.string("tag", Names.TAG, "an image tag"),
                map.string("digest", Image.DIGEST, Image.DIGEST_IS));
        map.close();
        return Optional.of(image);
    }

    private Keep keep(YamlMap root) {
        if (!root.has("keep") || root.isMap("keep")) {
            YamlMap map = root.map("keep");
            Keep keep = new Keep(true, map.number("releases", Keep.RELEASES), map.duration("for"), map.bytes("size"));
            map.close();
            return keep;
        }
        return root.string("keep", Pattern.compile("true|false"), "false, or a map of releases, for and size")
                        .filter("true"::equals)
                        .isPresent()
                ? Keep.defaults()
                : Keep.none();
    }

    private Chart chart(YamlMap map) {
        Chart chart = new Chart(
                map.string("path", RELATIVE, "a path below the descriptor's directory"),
                map.string("version", SemanticVersion.FORM, SemanticVersion.IS));
        map.close();
        return chart;
    }

    private Map<String, Map<String, VariableEntry>> groups(YamlMap map) {
        Map<String, Map<String, VariableEntry>> groups = new LinkedHashMap<>();
        for (String name : map.anyKeys()) {
            groups.put(name, VariablesReader.variables(map.map(name)));
        }
        return groups;
    }
}
