package io.slipway.endtoend.repository;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of this repository, with what it links to and what can be linked to in it. */
record MarkdownPage(Path file, String text) {

    private static final Set<String> NOT_OURS =
            Set.of("node_modules", "target", "dist", ".git", ".angular", ".slipway");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

    static MarkdownPage of(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page below a directory, those of other people's packages apart. */
    static List<MarkdownPage> below(Path directory) {
        List<MarkdownPage> pages = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        pages.add(of(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    /** What its links name, in their order; code holds none. */
    Stream<String> links() {
        return LINK.matcher(CODE.matcher(text).replaceAll("code")).results().map(link -> link.group(1));
    }

    /** The links that lead into this repository. */
    Stream<String> innerLinks() {
        return links().filter(link -> !link.matches("[a-z]+:.*"));
    }

    /** The file that a link leads to. */
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    String title() {
        return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    /** The anchors of its headings, as GitHub makes them. */
    Set<String> anchors() {
        return HEADING.matcher(text.replaceAll("(?ms)^```.*?^```", ""))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    String name() {
        return Repository.ROOT.relativize(file).toString();
    }

    @Override
    public String toString() {
        return name();
    }
}
