package io.slipway.release.tokens;

import io.slipway.initcontainer.source.FileReplacements;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.Filter;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenLookalikes;
import io.slipway.initcontainer.tokens.TokenLookalikes.Lookalike;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.NearestWord;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.Scope;
import io.slipway.release.variables.Variable;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds tokens without a value, secrets that would ship to a browser, and values without a token. */
public final class TokenCheck {

    /**
     * What was found when nothing is wrong.
     *
     * @param tokens places where a token stands
     * @param files that hold them
     * @param ifNone what to say where there is no token
     * @param unread variables that no token reads
     * @param notes what may be meant and is probably wrong, a line each
     */
    public record Result(int tokens, int files, String ifNone, SortedSet<String> unread, List<String> notes) {

        public Result {
            notes = List.copyOf(notes);
        }

        /** Of what nobody looked for tokens in. */
        public static Result none() {
            return new Result(0, 0, "no token was looked for", new TreeSet<>(), List.of());
        }

        /** One line for people. */
        public String summary() {
            String found = counted().orElse(ifNone);
            return unread.isEmpty() ? found : found + "; " + unreadNote();
        }

        /** How many tokens have a value; empty where there is no token. */
        public Optional<String> counted() {
            return Optional.of(tokens
                            + (tokens == 1 ? " token in " : " tokens in ")
                            + files
                            + (files == 1 ? " file, every one with a value" : " files, every one with a value"))
                    .filter(text -> tokens > 0);
        }

        /** Every note, a line each. */
        public List<String> allNotes() {
            List<String> all = new ArrayList<>();
            if (tokens == 0) {
                all.add(ifNone);
            }
            if (!unread.isEmpty()) {
                all.add(unreadNote());
            }
            all.addAll(notes);
            return all;
        }

        private String unreadNote() {
            return "no token reads " + String.join(", ", unread);
        }
    }

    private final Descriptor descriptor;
    private final Variables variables;
    private final TokenSyntax syntax;
    private final BooleanTexts booleans;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> read = new TreeSet<>();
    private int tokens;

    private TokenCheck(Descriptor descriptor, Variables variables, TokenSyntax syntax) {
        this.descriptor = descriptor;
        this.variables = variables;
        this.syntax = syntax;
        this.booleans = new BooleanTexts(descriptor, variables);
    }

    /**
     * Checks the token files of the descriptor.
     *
     * @throws SlipwayException (usage) with every problem, each naming token, file and line
     */
    public static Result of(Descriptor descriptor, Variables variables) throws IOException {
        TokenCheck check = new TokenCheck(descriptor, variables, syntax(descriptor));
        SortedMap<String, Path> files = DeclaredTokenFiles.find(descriptor, check.problems);
        check.replaced(files);
        check.undeclared(files);
        return check.run(files);
    }

    /**
     * Checks one file.
     *
     * @param name as it is named to people
     * @throws SlipwayException (usage) with every problem, each naming token, file and line
     */
    public static Result ofFile(Descriptor descriptor, Variables variables, String name, Path file) throws IOException {
        return new TokenCheck(descriptor, variables, syntax(descriptor)).run(new TreeMap<>(Map.of(name, file)));
    }

    private static TokenSyntax syntax(Descriptor descriptor) {
        String style = descriptor.app().tokens().style();
        return TokenSyntax.parse(style)
                .orElseThrow(() -> SlipwayException.usage(
                        Problem.of("app.tokens.style is '" + style + "', but must be one of " + TokenSyntax.choices())
                                .at(descriptor.placeOf("app.tokens.style").toString())
                                .fix("write one of these, or leave style out for " + TokenSyntax.DEFAULT.style())));
    }

    /** A token in a file that the build does not read reaches no bundle. */
    private void replaced(SortedMap<String, Path> files) throws IOException {
        FileReplacements.of(descriptor.source(), descriptor.app().build().command())
                .forEach((file, instead) -> {
                    if (files.containsKey(file)) {
                        problems.add(Problem.of("the build replaces " + file + " by " + instead
                                        + ", so no token of it reaches the app")
                                .at(descriptor.placeOf("app.tokens.files").toString())
                                .fix("put the tokens into " + instead + ", and name that file in app.tokens.files"));
                    }
                });
    }

    private void undeclared(SortedMap<String, Path> files) throws IOException {
        UndeclaredTokens undeclared = UndeclaredTokens.of(descriptor, files.keySet(), syntax);
        read.addAll(undeclared.names());
        notes.addAll(undeclared.notes(variables));
    }

    private Result run(SortedMap<String, Path> files) throws IOException {
        TokenScanner scanner = new TokenScanner(syntax);
        int holding = 0;
        for (var file : files.entrySet()) {
            String text = text(file.getValue());
            List<Token> found = scanner.scan(text);
            found.forEach(token -> check(token, file.getKey()));
            found.forEach(token -> booleans.check(token, text, file.getKey()));
            noteLookalikes(file.getKey(), text);
            holding += found.isEmpty() ? 0 : 1;
        }
        if (!problems.isEmpty()) {
            throw new SlipwayException(ExitCode.USAGE, problems);
        }
        notes.addAll(booleans.notes());
        return new Result(tokens, holding, ifNone(), unread(), notes);
    }

    private void noteLookalikes(String file, String text) {
        Positions positions = new Positions(text.getBytes(StandardCharsets.ISO_8859_1));
        for (Lookalike found : new TokenLookalikes(syntax).find(text)) {
            String meant = FileText.decode(found.text());
            if (!descriptor.app().tokens().allow().contains(meant)) {
                notes.add(meant + " at " + file + ":" + positions.at(found.offset())
                        + " looks like a token but is not one; " + found.remedy());
            }
        }
    }

    /** Bytes that are no UTF-8 text hold no token; ISO 8859-1 keeps every byte, so that lines still count right. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void check(Token token, String file) {
        if (descriptor.app().tokens().allow().contains(syntax.token(token.name()))) {
            return;
        }
        tokens++;
        read.add(token.name());
        String place = file + ":" + token.line();
        Optional<Variable> variable = variables.get(token.name());
        if (variable.isEmpty() && token.fallback().isEmpty()) {
            problems.add(noValue(token.name()).at(place));
        }
        if (variable.isPresent() && variable.get().plain().isEmpty()) {
            problems.add(Problem.of(
                            "token " + token.name() + " would put a secret into the site, where every user reads it")
                    .at(place)
                    .lookedIn(variable.get().origin().place())
                    .fix("keep the secret in a backend; if it is not a secret, write its value under variables"));
        }
        for (String filter : token.filters()) {
            if (Filter.named(filter).isEmpty()) {
                problems.add(unknownFilter(token.name(), filter).at(place));
            }
        }
    }

    private static Problem unknownFilter(String token, String filter) {
        List<String> known = Stream.of(Filter.values()).map(Filter::filterName).toList();
        return Problem.of("token " + token + " has an unknown filter " + filter + "; known filters: "
                        + String.join(", ", known))
                .fix(NearestWord.of(filter, known)
                        .map(nearest -> "write |" + nearest)
                        .orElse("take |" + filter + " out, or write one of these"));
    }

    private Problem noValue(String name) {
        String environment = variables.environment();
        String add = "add " + name + " under environments." + environment + ".variables";
        return Problem.of("no value for token " + name)
                .lookedIn("environment " + environment, "variables of slipway.yaml", "--variables-file", "--set")
                .fix(NearestWord.of(name, variables.plain().keySet())
                        .map(nearest -> "did you mean " + nearest + "? If not, " + add)
                        .orElse(add));
    }

    /** Where there are tokens in other files, which is noted, the environments differ all the same. */
    private String ifNone() {
        List<String> patterns = descriptor.app().tokens().files();
        return "no token was found in app.tokens.files"
                + (patterns.isEmpty() ? ", which names no file" : " (" + String.join(", ", patterns) + ")")
                + (read.isEmpty() ? "; all environments get the same bundle" : "");
    }

    private SortedSet<String> unread() {
        SortedSet<String> unread = new TreeSet<>();
        variables.byName().forEach((name, variable) -> {
            boolean ours = variable.origin().scope() == Scope.BUILT_IN;
            if (!ours && variable.plain().isPresent() && !read.contains(name)) {
                unread.add(name);
            }
        });
        return unread;
    }
}
