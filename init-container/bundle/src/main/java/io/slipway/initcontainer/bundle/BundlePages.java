package io.slipway.initcontainer.bundle;

import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.FileText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a directory is a bundle: it has a page of its own, or one for each language in a directory of its own. The page
 * need not be called index.html; an Office add-in has those that its manifest names.
 */
public final class BundlePages {
    /** Angular's name for the page that a browser fills, where no other is prerendered. */
    public static final String CLIENT_SIDE_INDEX = "index.csr.html";

    private static final String INDEX = "index.html";
    private static final int DEEPEST = 5;

    private BundlePages() {}

    /** What is wrong with a directory as a bundle, if anything is. */
    public static Optional<Problem> problem(Path root) {
        File[] entries = root.toFile().listFiles();
        if (entries == null) {
            return Optional.of(Problem.of("the bundle " + root + " is not a directory that can be read")
                    .fix("name the directory that the app's build wrote"));
        }
        if (Arrays.stream(entries).anyMatch(entry -> isPage(entry.getName()) && entry.isFile())) {
            return Optional.empty();
        }
        List<Path> below = Arrays.stream(entries)
                .map(File::toPath)
                .filter(entry -> page(entry).isPresent())
                .toList();
        return below.size() > 1 || below.size() == 1 && isLanguage(below.get(0))
                ? Optional.empty()
                : Optional.of(noPage(root));
    }

    private static boolean isPage(String name) {
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    /** The page of a directory, or the one that a browser fills where none is prerendered. */
    private static Optional<Path> page(Path directory) {
        return Stream.of(INDEX, CLIENT_SIDE_INDEX)
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** A language's page says that it is served below the language's name. */
    private static boolean isLanguage(Path directory) {
        try {
            String text = FileText.of(Files.readAllBytes(page(directory).orElseThrow()));
            return PageFacts.of(text)
                    .baseHref()
                    .map(href -> text.substring(href.start(), href.end()))
                    .filter(href -> href.endsWith("/" + directory.getFileName() + "/"))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Problem noPage(Path root) {
        String found = nearest(root).map(Path::toString).orElse("dist/app/browser");
        return Problem.of("the bundle " + root + " has no page (a file *.html)")
                .fix("name the directory that the app's build wrote, such as " + found);
    }

    /** The directory nearest to the root that has a page. */
    private static Optional<Path> nearest(Path root) {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, DEEPEST)) {
            files.filter(file -> file.endsWith(INDEX)
                            && !file.toString().contains(File.separator + "node_modules" + File.separator))
                    .forEach(pages::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
        pages.sort(java.util.Comparator.comparing(Path::getNameCount).thenComparing(Path::toString));
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(pages.get(0).getParent());
    }
}
