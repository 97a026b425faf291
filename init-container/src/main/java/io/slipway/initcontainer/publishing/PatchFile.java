package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.Place;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Makes the new bytes of one file. */
final class PatchFile {
    /** Knows the hashes of files that are done. */
    interface Hashes {
        String of(String path, HashForm form);
    }

    private final IndexedFile file;
    private final byte[] old;
    private final TokenValues values;
    private final String basePath;
    private final Hashes hashes;
    private final List<Patch> patches = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    PatchFile(IndexedFile file, byte[] old, TokenValues values, String basePath, Hashes hashes) {
        this.file = file;
        this.old = old;
        this.values = values;
        this.basePath = basePath;
        this.hashes = hashes;
    }

    byte[] patched() {
        for (Place place : file.places()) {
            if (place instanceof TokenPlace token) {
                token(token);
            } else if (place instanceof BasePathPlace base) {
                add(place.start(), place.end(), base.before() + basePath + base.after());
            } else if (place instanceof FileHashPlace hash) {
                add(place.start(), place.end(), hashes.of(hash.path(), hash.form()));
            }
        }
        List<Patch> inside = List.copyOf(patches);
        for (Place place : file.places()) {
            if (place instanceof BlockHashPlace block) {
                byte[] bytes = Patch.apply(old, block.from(), block.to(), inside);
                add(place.start(), place.end(), block.form().of(FileText.normalizeLines(bytes)));
            }
        }
        patches.sort(Comparator.comparingInt(Patch::start));
        return Patch.apply(old, 0, old.length, patches);
    }

    List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    private void token(TokenPlace token) {
        String text = new String(old, token.start(), token.end() - token.start(), StandardCharsets.UTF_8);
        if (values.isAllowed(text)) {
            return;
        }
        try {
            String replacement = values.replacement(token);
            int quote = values.takesQuotes(token) ? token.quote() : 0;
            int start = token.start() - quote;
            int end = token.end() + quote;
            if (quote > 0 && TokenValues.needsBlanks(token)) {
                replacement = (isWordPart(start - 1) ? " " : "") + replacement + (isWordPart(end) ? " " : "");
            }
            add(start, end, replacement);
        } catch (TokenValues.Refused e) {
            problems.add(e.problem.at(file.path() + ":" + FileText.position(FileText.of(old), token.start())));
        }
    }

    private boolean isWordPart(int index) {
        return index >= 0 && index < old.length && (Character.isLetterOrDigit(old[index]) || old[index] == '_');
    }

    private void add(int start, int end, String text) {
        patches.add(new Patch(start, end, text.getBytes(StandardCharsets.UTF_8)));
    }
}
