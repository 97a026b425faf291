package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BasePathPlace.Spelling;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.index.Place.RevisionPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.BasePath;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.Filter;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the new bytes of one file. */
final class PatchFile {
    /** What is put into the places; tokens are kept where a build has replaced those of its source. */
    record Values(TokenValues tokens, String basePath, boolean keepTokens) {}

    private final IndexedFile file;
    private final byte[] old;
    private final Values values;
    private final Map<String, String> hashes;
    private final List<Patch> patches = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Positions positions;
    private final Optional<EnvFile> envFile;

    /** @param hashes of files that are done, by form and path */
    PatchFile(IndexedFile file, byte[] old, Values values, Map<String, String> hashes) {
        this(file, old, values, hashes, Optional.empty());
    }

    /** @param envFile where the file is one, and its values are written as its reader needs them */
    PatchFile(IndexedFile file, byte[] old, Values values, Map<String, String> hashes, Optional<EnvFile> envFile) {
        this.envFile = envFile;
        this.file = file;
        this.old = old;
        this.values = values;
        this.hashes = hashes;
        this.positions = new Positions(old);
    }

    byte[] patched() {
        for (Place place : file.places()) {
            if (place instanceof TokenPlace token) {
                token(token);
            } else if (place instanceof BasePathPlace base) {
                boolean regex = base.spelling() == Spelling.REGEX;
                String path = regex ? BasePath.inRegex(values.basePath) : values.basePath;
                add(place.start(), place.end(), base.before() + path + base.after());
            } else if (place instanceof RevisionPlace revision) {
                String hash = hashes.get(revision.form() + revision.path());
                add(place.start(), place.end(), revision.before() + hash + revision.after());
            } else if (place instanceof FileHashPlace hash) {
                add(place.start(), place.end(), hashes.get(hash.form() + hash.path()));
            }
        }
        List<Patch> inside = List.copyOf(patches);
        for (Place place : file.places()) {
            if (place instanceof BlockHashPlace block) {
                byte[] bytes = Patch.apply(old, block.from(), block.to(), inside);
                add(place.start(), place.end(), block.form().of(FileText.normalizeLines(bytes)));
            }
        }
        Collections.sort(patches);
        byte[] fresh = Patch.apply(old, 0, old.length, patches);
        refuseJoined(fresh);
        return fresh;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The new text of a part of the file. */
    String text(Span span) {
        return new String(Patch.apply(old, span.start(), span.end(), patches), StandardCharsets.UTF_8);
    }

    private void token(TokenPlace token) {
        String text = new String(old, token.start(), token.end() - token.start(), StandardCharsets.UTF_8);
        if (values.keepTokens || values.tokens.isAllowed(text)) {
            return;
        }
        try {
            String replacement = placed(token, values.tokens.replacement(token));
            int quote = values.tokens.takesQuotes(token) ? token.quote() : 0;
            int start = token.start() - quote;
            int end = token.end() + quote;
            if (quote > 0 && TokenValues.needsBlanks(token)) {
                replacement = (isWordPart(start - 1) ? " " : "") + replacement + (isWordPart(end) ? " " : "");
            }
            patches.add(new Patch(start, end, replacement.getBytes(StandardCharsets.UTF_8), true));
        } catch (TokenValues.RefusedException e) {
            problems.add(e.problem.at(file.path() + ":" + positions.at(token.start())));
        }
    }

    /** A fallback stands in the file's own way of writing already, and raw is raw. */
    private String placed(TokenPlace token, String replacement) throws TokenValues.RefusedException {
        boolean raw = token.filters().contains(Filter.RAW.filterName());
        if (envFile.isEmpty() || raw || !values.tokens.hasValue(token.name())) {
            return replacement;
        }
        try {
            return envFile.get().escaped(token.start(), token.end(), replacement);
        } catch (EnvFile.UnfitEnvValueException e) {
            throw new TokenValues.RefusedException(
                    Problem.of("the value of token " + token.name() + " does not fit its place: " + e.getMessage())
                            .fix("put other quotes around the token, or change the value"));
        }
    }

    /**
     * A token that lies in a value stands in the site by right, and one that lies outside of all values is allowed; but
     * a value must not make one together with the text beside it.
     */
    private void refuseJoined(byte[] fresh) {
        int moved = 0;
        for (Patch patch : patches) {
            int start = patch.start() + moved;
            int end = start + patch.bytes().length;
            moved += patch.bytes().length - (patch.end() - patch.start());
            if (!patch.value()) {
                continue;
            }
            int from = Math.max(0, start - TokenScanner.LONGEST);
            int to = Math.min(fresh.length, end + TokenScanner.LONGEST);
            for (Token token : values.tokens.scan(FileText.of(Arrays.copyOfRange(fresh, from, to)))) {
                int tokenStart = from + token.offset();
                int tokenEnd = from + token.end();
                boolean overlaps = tokenStart < end && tokenEnd > start;
                if (overlaps && (tokenStart < start || tokenEnd > end)) {
                    problems.add(Problem.of("token " + token.name()
                                    + " is left: a value makes it together with the text beside it")
                            .at(file.path() + ":" + positions.at(patch.start()))
                            .fix("change the text around the token there"));
                }
            }
        }
    }

    private boolean isWordPart(int index) {
        return index >= 0 && index < old.length && (Character.isLetterOrDigit(old[index]) || old[index] == '_');
    }

    private void add(int start, int end, String text) {
        patches.add(new Patch(start, end, text.getBytes(StandardCharsets.UTF_8), false));
    }
}
