package io.slipway.release.tokens;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tokens in source files that {@code app.tokens.files} does not name: nobody checks whether they have a value or reach
 * the bundle, and mode {@code build} does not replace them.
 */
final class UndeclaredTokens {

    /** Files that a note lists before it only counts. */
    private static final int MOST_LISTED = 5;

    private final SortedMap<String, List<Token>> byFile = new TreeMap<>();

    private UndeclaredTokens() {}

    static UndeclaredTokens of(Descriptor descriptor, Set<String> declared, TokenSyntax syntax) throws IOException {
        UndeclaredTokens undeclared = new UndeclaredTokens();
        TokenScanner scanner = new TokenScanner(syntax);
        Set<String> allowed = Set.copyOf(descriptor.app().tokens().allow());
        Path source = descriptor.source();
        Path output = source.resolve(descriptor.app().build().output()).normalize();
        SourceTexts.read(source, output::equals, (file, text) -> {
            List<Token> tokens = scanner.scan(text).stream()
                    .filter(token -> !allowed.contains(syntax.token(token.name())))
                    .toList();
            if (!declared.contains(file) && !tokens.isEmpty()) {
                undeclared.byFile.put(file, tokens);
            }
        });
        return undeclared;
    }

    SortedSet<String> names() {
        return byFile.values().stream()
                .flatMap(List::stream)
                .map(Token::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One note, or none. */
    List<String> notes(Variables variables) {
        if (byFile.isEmpty()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        for (Map.Entry<String, List<Token>> file : byFile.entrySet()) {
            Token first = file.getValue().get(0);
            String names = file.getValue().stream()
                    .map(Token::name)
                    .distinct()
                    .map(name -> variables.get(name).isPresent() ? name : name + " without a value")
                    .collect(Collectors.joining(", "));
            places.add(file.getKey() + ":" + first.line() + " (" + names + ")");
        }
        String listed = places.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        String more = places.size() > MOST_LISTED ? " and " + (places.size() - MOST_LISTED) + " more" : "";
        return List.of("tokens in files that app.tokens.files does not name: " + listed + more);
    }
}
