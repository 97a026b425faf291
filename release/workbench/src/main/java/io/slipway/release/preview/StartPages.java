package io.slipway.release.preview;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where people begin in a published site. Most apps have one page at the root; one in several languages sends them from there
 * to a language, and an Office add-in has the pages that its manifest names.
 */
final class StartPages {

    private static final String INDEX = "index.html";

    private final Descriptor descriptor;
    private final List<String> languages;
    private final Path root;

    /** @param site that was published, with the directories of the base path in it */
    StartPages(ReleasePlan plan, Path site) {
        this.descriptor = plan.descriptor();
        this.languages = plan.site().languages();
        this.root = site.resolve(descriptor.app().basePath().substring(1));
    }

    /**
     * Paths from the server's root, such as {@code /addin/taskpane.html}; never none.
     *
     * @throws SlipwayException (usage) if a language has no page
     */
    List<String> paths() throws IOException {
        String base = descriptor.app().basePath();
        requirePages();
        if (!languages.isEmpty() || Files.isRegularFile(root.resolve(INDEX))) {
            return List.of(base);
        }
        List<String> own = names(entry -> Files.isRegularFile(entry) && isPage(entry), "");
        return (own.isEmpty() ? names(entry -> Files.isRegularFile(entry.resolve(INDEX)), "/") : own)
                .stream().map(base::concat).toList();
    }

    private void requirePages() {
        List<Problem> missing = languages.stream()
                .map(name -> root.resolve(name).resolve(INDEX))
                .filter(page -> !Files.isRegularFile(page))
                .map(page -> Problem.of("nginx.languages names "
                                + page.getParent().getFileName() + ", but the bundle has no page for it")
                        .at(descriptor.placeOf("nginx.languages.names").toString())
                        .lookedIn(descriptor.app().build().output() + "/"
                                + page.getParent().getFileName() + "/" + INDEX)
                        .fix("build that language, or remove it from nginx.languages.names"))
                .toList();
        if (!missing.isEmpty()) {
            throw SlipwayException.usage(missing.toArray(Problem[]::new));
        }
    }

    private List<String> names(Predicate<Path> those, String end) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(those)
                    .map(entry -> entry.getFileName() + end)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPage(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".html") || name.endsWith(".htm");
    }
}
