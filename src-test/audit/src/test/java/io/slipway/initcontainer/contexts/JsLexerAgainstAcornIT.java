package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.audit.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lexer finds the strings, templates, regular expressions and comments that acorn's parser finds, and no others. */
class JsLexerAgainstAcornIT {
    private static final List<Path> CORPUS = List.of(
            NodePackages.installed().resolve("node_modules"),
            NodePackages.ROOT.resolve("examples/office-addin/node_modules"),
            NodePackages.ROOT.resolve("examples/office-addin/dist"),
            NodePackages.ROOT.resolve("src-test/end-to-end/neighbours/node_modules"));

    @TempDir
    Path directory;

    @Test
    void readsBundlesAndPackagesAsAParserDoes() throws IOException {
        Path list = directory.resolve("files");
        Path read = directory.resolve("tokens");
        Files.write(list, files());
        NodePackages.node("tokens.mjs", list, read);
        List<String> different = new ArrayList<>();
        int files = 0;
        long tokens = 0;
        try (Stream<String> lines = Files.lines(read)) {
            for (String line : (Iterable<String>) lines::iterator) {
                String[] fields = line.split("\t", -1);
                if (fields.length == 2) { // acorn reads it, too
                    files++;
                    tokens += fields[1].isEmpty() ? 0 : fields[1].split(" ").length;
                    String difference = difference(fields[1], regions(Path.of(fields[0])));
                    if (!difference.isEmpty()) {
                        different.add(fields[0] + ": " + difference);
                    }
                }
            }
        }
        System.out.println("compared " + tokens + " tokens of " + files + " files with acorn; different files: "
                + different.size());
        assertThat(different.subList(0, Math.min(20, different.size()))).isEmpty();
        assertThat(files).isGreaterThan(3000);
    }

    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (Path root : CORPUS) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> found = Files.walk(root)) {
                    found.filter(path -> path.toString().matches(".*\\.[mc]?js"))
                            .filter(Files::isRegularFile)
                            .map(Path::toString)
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static String regions(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        List<String> regions = new ArrayList<>();
        JsLexer.lex(text, 0, text.length(), new RegionListener() {
            @Override
            public void found(Layer layer, int start, int end) {
                String kind = switch (layer) {
                    case JS_SINGLE, JS_DOUBLE -> "s";
                    case JS_TEMPLATE -> "t";
                    case JS_REGEX -> "r";
                    default -> "c";
                };
                regions.add(kind + start + "-" + end);
            }

            @Override
            public void unclear(int start, int end) {
                regions.add("u" + start + "-" + end);
            }
        });
        return String.join(" ", regions);
    }

    /** The first token that only one of them finds. What follows {@code <!--} is refused, not read. */
    private static String difference(String acorn, String ours) {
        if (acorn.equals(ours)) {
            return "";
        }
        String[] one = acorn.split(" ");
        String[] other = ours.split(" ");
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            String expected = i < one.length ? one[i] : "nothing";
            String found = i < other.length ? other[i] : "nothing";
            if (!expected.equals(found) && !(expected.startsWith("h") && found.startsWith("u"))) {
                return "acorn " + expected + ", ours " + found;
            }
        }
        return "";
    }
}
