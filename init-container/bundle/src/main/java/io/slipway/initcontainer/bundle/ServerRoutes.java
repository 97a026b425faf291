package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.problems.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The routes that Angular's build leaves to a server, as the part of the build that is for a server says it. It lies beside the
 * bundle: {@code dist/app/server} beside {@code dist/app/browser}.
 */
public final class ServerRoutes {
    private static final String MANIFEST = "angular-app-manifest.mjs";

    /** Of RenderMode, Server is 0. */
    private static final Pattern ROUTE = Pattern.compile("\\{[^{}]*\"renderMode\"\\s*:\\s*0\\b[^{}]*}");

    private static final Pattern PATH = Pattern.compile("\"route\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private ServerRoutes() {}

    /** What whoever builds the image should know; nothing for an app of another kind. */
    public static Optional<Problem> warning(Path bundle) {
        Path server = bundle.resolveSibling("server");
        if (!Files.isDirectory(server)) {
            return Optional.empty();
        }
        SortedSet<String> routes = new TreeSet<>();
        for (Path manifest : manifests(server)) {
            routes.addAll(routes(manifest));
        }
        return routes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of("the app leaves routes to a server, and Slipway serves files: "
                                        + String.join(", ", routes))
                                .at(server.resolve(MANIFEST).toString())
                                .fix(
                                        "write RenderMode.Client for them, or RenderMode.Prerender for a page that is the same for"
                                                + " everybody; until then the browser renders them, without what the server would add"));
    }

    /** One, or one for each language in a directory of its own. */
    private static List<Path> manifests(Path server) {
        try (Stream<Path> files = Files.walk(server, 2)) {
            return files.filter(file -> file.endsWith(MANIFEST)).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static List<String> routes(Path manifest) {
        List<String> routes = new ArrayList<>();
        try {
            ROUTE.matcher(Files.readString(manifest, StandardCharsets.UTF_8))
                    .results()
                    .forEach(route -> PATH.matcher(route.group()).results().forEach(path -> routes.add(path.group(1))));
        } catch (IOException e) {
            // What another program wrote beside the bundle ends no build.
            return List.of();
        }
        return routes;
    }
}
