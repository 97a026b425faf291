package io.slipway.initcontainer.source;

import io.slipway.initcontainer.json.JsonScanner;
import io.slipway.initcontainer.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that an Angular or Nx build reads in place of others: {@code fileReplacements} of the configuration that is
 * built. A token in a file that is replaced reaches no bundle.
 */
public final class FileReplacements {
    private static final Set<String> WORKSPACES = Set.of("angular.json", "workspace.json", "project.json");
    private static final Set<String> FROM = Set.of("replace", "src");
    private static final Set<String> TO = Set.of("with", "replaceWith");
    private static final String BUILD = "build";

    private final BuildCommand command;
    private final List<Replacement> all = new ArrayList<>();
    private final SortedMap<String, String> defaults = new TreeMap<>();

    /** One entry; the configuration is empty where it is for every one. */
    private record Replacement(String target, String configuration, String from, String to) {}

    private FileReplacements(BuildCommand command) {
        this.command = command;
    }

    /**
     * The path of the file that is read, by the path of the one that is not; both below the source.
     *
     * @param command that builds the app; empty for the script {@code build} of package.json
     */
    public static SortedMap<String, String> of(Path source, String command) throws IOException {
        FileReplacements replacements = new FileReplacements(BuildCommand.of(source, command));
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return GeneratedDirectories.visit(directory, source);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && WORKSPACES.contains(file.getFileName().toString())) {
                    replacements.read(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return replacements.built();
    }

    private SortedMap<String, String> built() {
        SortedMap<String, String> built = new TreeMap<>();
        for (Replacement each : all) {
            if (each.configuration().isEmpty()
                    || command.configurations(defaults.getOrDefault(each.target(), ""))
                            .contains(each.configuration())) {
                built.put(each.from(), each.to());
            }
        }
        return built;
    }

    /** A workspace that is not valid JSON is the build's to refuse. */
    private void read(String text) {
        String json = JsonComments.blanked(text);
        String[] from = {""};
        try {
            JsonScanner.scan(json, (at, start, end, key) -> {
                if (!key) {
                    string(at, json.substring(start, end), from);
                }
            });
        } catch (MalformedJsonException e) {
            return;
        }
    }

    private void string(JsonScanner at, String value, String[] from) {
        int build = build(at);
        if (build < 0) {
            return;
        }
        String target = build > 1 ? at.key(build - 2) : "";
        String name = at.key(at.depth() - 1);
        if (at.depth() == build + 2 && name.equals("defaultConfiguration")) {
            defaults.put(target, value);
        } else if (FROM.contains(name)) {
            from[0] = value;
        } else if (TO.contains(name) && at.key(at.depth() - 3).equals("fileReplacements")) {
            boolean ofOne = at.key(build + 1).equals("configurations");
            all.add(new Replacement(target, ofOne ? at.key(build + 2) : "", path(from[0]), path(value)));
        }
    }

    /** The depth of the target named build, or -1. */
    private static int build(JsonScanner at) {
        for (int depth = 1; depth < at.depth(); depth++) {
            boolean below = Set.of("architect", "targets").contains(at.key(depth - 1));
            if (below && at.key(depth).equals(BUILD)) {
                return depth;
            }
        }
        return -1;
    }

    private static String path(String path) {
        return path.replaceFirst("^\\./", "");
    }
}
