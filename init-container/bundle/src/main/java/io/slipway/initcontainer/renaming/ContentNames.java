package io.slipway.initcontainer.renaming;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.renaming.ContentHash.Certainty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of a bundle whose names follow from their content, so that browsers may keep them for ever: a file of the
 * bundle, {@code .slipway/content-names}, a path a line, sorted. docs/init-container.md has the format.
 *
 * <p>A name that is hardly a word counts where a file beside it has a hash of the same form that cannot be one. One that looks like
 * a word counts there where a script loads the file as bundlers write it.
 */
public final class ContentNames {
    public static final String NAME = BundleFiles.OWN + "/content-names";

    private static final Set<String> KINDS = Set.of(
            "avif", "css", "eot", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs", "otf", "png", "svg", "ttf", "wasm",
            "webp", "woff", "woff2");

    private static final String MAP = ".map";

    private final Path bundle;

    public ContentNames(Path bundle) {
        this.bundle = bundle;
    }

    /** Those of the given paths that have such a name, in their order; no file is read. */
    public static List<String> among(Collection<String> paths) {
        return among(paths, Set.of());
    }

    /** @param texts of the files, empty for those that are none */
    public static List<String> among(Collection<String> paths, Function<String, Optional<String>> texts) {
        return among(paths, LoadedNames.of(paths, texts));
    }

    private static List<String> among(Collection<String> paths, Set<String> loaded) {
        Set<String> certain = new HashSet<>();
        for (String path : paths) {
            Optional<ContentHash> hash = hash(path);
            if (hash.isPresent() && hash.get().certain()) {
                certain.add(form(path, hash.get()));
            }
        }
        List<String> named = new ArrayList<>();
        for (String path : paths) {
            Optional<ContentHash> hash = hash(path);
            if (hash.isPresent()
                    && (hash.get().certain() || certain.contains(form(path, hash.get())))
                    && (hash.get().certainty() != Certainty.WORD || loaded.contains(path) || isMapOf(path, loaded))) {
                named.add(path);
            }
        }
        return named;
    }

    private static boolean isMapOf(String path, Set<String> loaded) {
        return path.endsWith(MAP) && loaded.contains(path.substring(0, path.length() - MAP.length()));
    }

    /** The hash in a path's name, if a file of that kind may have one; a word may look like it. */
    public static Optional<ContentHash> hash(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return KINDS.contains(name.substring(name.lastIndexOf('.') + 1)) ? ContentHash.in(name) : Optional.empty();
    }

    /** @param named the paths of the bundle that have such a name */
    public void write(List<String> named) {
        try {
            Files.createDirectories(bundle.resolve(NAME).getParent());
            Files.write(bundle.resolve(NAME), named, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(
                    Problem.of("cannot write the list of content names: " + BundleFiles.reason(e))
                            .at(bundle.resolve(NAME).toString())
                            .fix("run slipway-init index as a user that may write the bundle"),
                    e);
        }
    }

    /** Those that the index listed; found among the given paths where nothing was indexed. */
    public List<String> read(Collection<String> paths) {
        if (!Files.exists(bundle.resolve(NAME))) {
            return among(new TreeSet<>(paths));
        }
        try {
            return Files.readAllLines(bundle.resolve(NAME), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(bundle.resolve(NAME), e), e);
        }
    }

    private static String form(String path, ContentHash hash) {
        return path.substring(0, path.lastIndexOf('/') + 1) + hash.form();
    }
}
