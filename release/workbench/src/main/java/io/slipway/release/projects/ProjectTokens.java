package io.slipway.release.projects;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.tokens.SourceTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tokens that are in an app's source already. */
final class ProjectTokens {

    private static final Pattern SOURCE_LOCATION =
            Pattern.compile("<SourceLocation\\s+DefaultValue=\"https?://[^/\"]+(/[^\"?]*/)[^\"/]*\"");

    private final Map<String, String> replaced;
    private final TokenScanner scanner = new TokenScanner(TokenSyntax.DEFAULT);
    private final SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> lost = new TreeMap<>();
    private boolean office;
    private String officePath = "";

    private ProjectTokens(Map<String, String> replaced) {
        this.replaced = replaced;
    }

    /**
     * @param skipped directories that are no part of the app
     * @param replaced files that the build does not read, with those that it reads instead
     */
    static ProjectTokens in(Path directory, Set<Path> skipped, Map<String, String> replaced) throws IOException {
        ProjectTokens tokens = new ProjectTokens(replaced);
        SourceTexts.read(directory, skipped::contains, tokens::read);
        return tokens;
    }

    /** The names of tokens that need a value, by the path of their file. */
    SortedMap<String, SortedSet<String>> byFile() {
        return found;
    }

    /** The same for files that the build does not read. */
    SortedMap<String, SortedSet<String>> inReplacedFiles() {
        return lost;
    }

    /** Whether one of the files is an Office manifest. */
    boolean office() {
        return office;
    }

    /** The path that an Office manifest says the add-in is at; empty when there is none. */
    String officePath() {
        return officePath;
    }

    private void read(String path, String text) {
        if (text.contains("<OfficeApp") && path.endsWith(".xml")) {
            office = true;
            Matcher matcher = SOURCE_LOCATION.matcher(text);
            officePath = matcher.find() ? matcher.group(1) : officePath;
        }
        for (Token token : scanner.scan(text)) {
            SortedSet<String> names =
                    (replaced.containsKey(path) ? lost : found).computeIfAbsent(path, file -> new TreeSet<>());
            if (token.fallback().isEmpty()) {
                names.add(token.name());
            }
        }
    }
}
