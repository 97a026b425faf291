package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.source.FileReplacements;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds tokens of the source that no file of the bundle holds. Minifiers work out what they can: {@code '#{f}#' === 'true'}
 * is {@code false} for them, and {@code Number('#{n}#')} is {@code NaN}, so that no environment could ever change it.
 */
public final class FoldedTokens {
    private final Path bundle;
    private final TokenSyntax syntax;
    private final Set<String> inBundle = new HashSet<>();

    public FoldedTokens(Path bundle, BundleIndex index, TokenSyntax syntax) {
        this.bundle = bundle;
        this.syntax = syntax;
        for (IndexedFile file : index.files()) {
            for (Place place : file.places()) {
                if (place instanceof TokenPlace token) {
                    inBundle.add(token.name());
                }
            }
        }
    }

    /** @param files of the source that hold tokens, as paths below it */
    public void refuse(Path source, Collection<String> files) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, String> replaced = replaced(source);
        for (String path : files) {
            try {
                byte[] bytes = Files.readAllBytes(source.resolve(path));
                Positions positions = new Positions(bytes);
                for (Place place : ReadBundle.tokensOf(path, bytes, syntax)) {
                    if (place instanceof TokenPlace token && isLost(token)) {
                        String at = path + ":" + positions.at(token.start());
                        problems.add(
                                replaced.containsKey(path)
                                        ? notRead(token, at, replaced.get(path))
                                        : problem(token, at));
                    }
                }
            } catch (IOException e) {
                throw InitException.failed(BundleFiles.unreadable(source.resolve(path), e), e);
            }
        }
        if (!problems.isEmpty()) {
            throw InitException.failed(problems);
        }
    }

    private static SortedMap<String, String> replaced(Path source) {
        try {
            return FileReplacements.of(source, "");
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(source, e), e);
        }
    }

    private static Problem notRead(TokenPlace token, String place, String instead) {
        return Problem.of("token " + token.name() + " is in a file that the build replaces by " + instead)
                .at(place)
                .fix("put the token into " + instead + ", and name that file in app.tokens.files");
    }

    private boolean isLost(TokenPlace token) {
        return !token.context().isComment() && !inBundle.contains(token.name());
    }

    private Problem problem(TokenPlace token, String place) {
        String text = syntax.token(token.name());
        return Problem.of("token " + token.name() + " stands in the source, but in no file of the bundle")
                .at(place)
                .lookedIn(bundle.toString())
                .fix("keep the token a plain value such as name: '" + text
                        + "', and compare or convert it in another file;"
                        + " the minifier worked out an expression such as '" + text
                        + "' === 'true' when the app was built, or nothing uses the value");
    }
}
