package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No module is larger than a fifth of the house, in lines of Java outside of tests. */
class ModuleSizeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final int PARTS = 5;

    private static final Map<String, Long> LINES = new TreeMap<>();

    @BeforeAll
    static void count() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (isGeneratedOrHidden(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!directory.endsWith("src/main/java")) {
                    return FileVisitResult.CONTINUE;
                }
                LINES.put(
                        ROOT.relativize(directory.resolve("../../..").normalize())
                                .toString(),
                        lines(directory));
                return FileVisitResult.SKIP_SUBTREE;
            }
        });
    }

    @Test
    void noneIsLargerThanAFifthOfTheHouse() {
        long most = LINES.values().stream().mapToLong(Long::longValue).sum() / PARTS;

        assertThat(LINES)
                .allSatisfy((module, lines) -> assertThat(lines)
                        .as("lines of %s, of which a room that fits is split off", module)
                        .isLessThanOrEqualTo(most));
    }

    @Test
    void countsEveryModule() {
        assertThat(LINES)
                .containsKeys(
                        "init-container/contexts",
                        "nginx-templates",
                        "plugin",
                        "plugin/notifications",
                        "plugin/reports",
                        "release/command")
                .allSatisfy((module, lines) ->
                        assertThat(ROOT.resolve(module).resolve("pom.xml")).exists());
    }

    private static long lines(Path sources) throws IOException {
        long lines = 0;
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(isJava()).toList()) {
                lines += Files.readAllLines(file, StandardCharsets.UTF_8).size();
            }
        }
        return lines;
    }

    private static Predicate<Path> isJava() {
        return file -> file.toString().endsWith(".java");
    }

    private static boolean isGeneratedOrHidden(Path directory) {
        String name = directory.getFileName().toString();
        return name.equals("target") || name.equals("node_modules") || name.startsWith(".") && !name.equals("..");
    }
}
