package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.index.Place.RevisionPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;

/** Writes an index as text. */
final class WriteIndex {
    private final StringBuilder out = new StringBuilder();

    private WriteIndex() {}

    static String text(BundleIndex index) {
        WriteIndex write = new WriteIndex();
        write.line(IndexFile.FIRST_LINE, index.style(), index.files().size());
        for (IndexedFile file : index.files()) {
            write.line(file.action().word, file.path(), file.size(), file.crc());
            file.places().forEach(write::place);
            write.page(file);
        }
        write.line("end");
        return write.out.toString();
    }

    private void page(IndexedFile file) {
        if (!file.source().equals(file.path())) {
            line(" source", file.source());
        }
        if (file.page().isEmpty()) {
            return;
        }
        line(" page", file.page().base());
        for (Span reference : file.page().references()) {
            line(" reference", reference.start(), reference.end());
        }
        for (InlineScript script : file.page().scripts()) {
            line(" script", script.text().start(), script.text().end(), script.kind());
        }
    }

    private void place(Place place) {
        int start = place.start();
        int end = place.end();
        if (place instanceof TokenPlace token) {
            line(
                    " token",
                    start,
                    end,
                    token.quote(),
                    token.context().code(),
                    token.name(),
                    String.join("|", token.filters()),
                    // "+" tells an empty fallback from none.
                    token.fallback().map(text -> "+" + text).orElse(""));
        } else if (place instanceof BasePathPlace base) {
            line(" base", start, end, base.spelling(), base.before(), base.after());
        } else if (place instanceof FileHashPlace hash) {
            line(" hash", start, end, hash.form(), hash.path());
        } else if (place instanceof RevisionPlace revision) {
            line(" revision", start, end, revision.before(), revision.after(), revision.path());
        } else if (place instanceof BlockHashPlace block) {
            line(" block", start, end, block.form(), block.from(), block.to());
        }
    }

    private void line(Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : "\t").append(escape(String.valueOf(fields[i])));
        }
        out.append('\n');
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }
}
