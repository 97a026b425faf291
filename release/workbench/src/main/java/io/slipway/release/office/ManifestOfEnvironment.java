package io.slipway.release.office;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import io.slipway.release.descriptor.ChangeId;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.Variable;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the manifest of one environment and holds it against the environment, the other ones and the one before it. */
public final class ManifestOfEnvironment {

    private final ManifestRequest request;
    private final ManifestSource source;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ManifestOfEnvironment(ManifestRequest request, ManifestSource source) {
        this.request = request;
        this.source = source;
    }

    /**
     * Renders and checks; what is wrong is in the result.
     *
     * @throws SlipwayException (usage) when there is no manifest or a token has no value, (failed) when it is none
     */
    public static ManifestResult of(ManifestRequest request) throws IOException {
        Variables variables = request.variables().apply(request.environment());
        ManifestSource source = ManifestSource.of(request.descriptor(), request.file());
        return new ManifestOfEnvironment(request, source).make(variables);
    }

    private ManifestResult make(Variables variables) throws IOException {
        String rendered = RenderedManifest.of(request.descriptor(), variables, source);
        OfficeManifest.Format format = source.parse(rendered, source.name()).format();
        Optional<ChangeId> change = request.environment().change();
        String text = change.map(reviewed -> ReviewManifest.of(rendered, format, reviewed))
                .orElse(rendered);
        OfficeManifest manifest = source.parse(text, source.name());
        problems.addAll(
                ManifestCheck.of(manifest, source.name(), request.environment().host()));
        // That of a review is its own by the change, whatever the manifest's is.
        if (manifest.id().isPresent() && change.isEmpty()) {
            ids(variables, manifest.id().get());
        }
        if (request.previous().isPresent()) {
            rises(text, manifest, request.previous().get());
        }
        return new ManifestResult(
                source.name(),
                manifest.format().name().toLowerCase(Locale.ROOT),
                manifest.id().map(Located::text).orElse(""),
                manifest.version().map(Located::text).orElse(""),
                text,
                problems,
                notes);
    }

    /** One id in each environment: Office takes two add-ins with one id for the same. */
    private void ids(Variables ours, Located id) {
        String style = request.descriptor().app().tokens().style();
        List<Token> tokens =
                new TokenScanner(TokenSyntax.parse(style).orElse(TokenSyntax.DEFAULT)).scan(source.line(id.line()));
        for (Environment other : request.descriptor().environments().values()) {
            if (!other.name().equals(request.environment().name()) && !other.isTemplate()) {
                id(ours, other, tokens, id);
            }
        }
    }

    private void id(Variables ours, Environment other, List<Token> tokens, Located id) {
        try {
            Variables theirs = request.variables().apply(other);
            if (tokens.stream().allMatch(token -> value(ours, token).equals(value(theirs, token)))) {
                problems.add(Problem.of("environment " + other.name() + " has the same id, " + id.text())
                        .at(source.name() + ":" + id.line())
                        .fix("give each environment an id of its own: users of two would have one add-in"));
            }
        } catch (SlipwayException e) {
            notes.add("the id was not compared with " + other.name() + ": " + e.getMessage());
        }
    }

    private static Optional<String> value(Variables variables, Token token) {
        return variables.get(token.name()).flatMap(Variable::plain).or(token::fallback);
    }

    /** Office takes a changed manifest only with a higher version. */
    private void rises(String text, OfficeManifest manifest, Path file) throws IOException {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw SlipwayException.usage(
                    Problem.of("the manifest does not exist").at(name).fix("leave --previous out when there was none"));
        }
        String before = Files.readString(file);
        OfficeManifest previous = source.parse(before, name);
        Optional<ManifestVersion> now = manifest.version().flatMap(version -> ManifestVersion.parse(version.text()));
        Optional<ManifestVersion> then = previous.version().flatMap(version -> ManifestVersion.parse(version.text()));
        if (now.isPresent() && then.isPresent()) {
            int compared = now.get().compareTo(then.get());
            boolean same = text.lines().toList().equals(before.lines().toList());
            Located version = manifest.version().orElseThrow();
            String was = previous.version().orElseThrow().text();
            if (compared < 0) {
                problem(version.line(), "the version falls from " + was + " to " + version.text(), name);
            } else if (compared == 0 && !same) {
                problem(version.line(), "the manifest has changed, and its version is still " + was, name);
            }
        }
        Optional<String> id = previous.id().map(Located::text);
        if (manifest.id().isPresent() && !manifest.id().map(Located::text).equals(id)) {
            problem(manifest.id().get().line(), "the id was " + id.orElse("missing") + " before", name);
        }
    }

    private void problem(int line, String message, String previous) {
        problems.add(Problem.of(message)
                .at(source.name() + ":" + line)
                .lookedIn(previous)
                .fix("Office updates an add-in that has the same id and a higher version, and no other"));
    }
}
