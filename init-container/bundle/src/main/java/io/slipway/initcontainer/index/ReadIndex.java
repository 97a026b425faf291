package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript;
import io.slipway.initcontainer.bundle.PageFacts.InlineScript.Kind;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.index.Place.RevisionPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an index from text. What is not as it was written ends in some exception. */
final class ReadIndex {
    private final String text;
    private int at;

    ReadIndex(String text) {
        this.text = text;
    }

    BundleIndex index() {
        expect(field().equals(IndexFile.FIRST_LINE));
        String style = field();
        int count = number();
        List<IndexedFile> files = new ArrayList<>(count);
        String kind = field();
        while (!kind.equals("end")) {
            kind = file(kind, files);
        }
        expect(at == text.length() && files.size() == count);
        return new BundleIndex(style, files);
    }

    /** Reads one file and the kind of the next. */
    private String file(String kind, List<IndexedFile> files) {
        String path = field();
        long size = Long.parseLong(field());
        long crc = Long.parseLong(field());
        List<Place> places = new ArrayList<>(0);
        String source = path;
        PageParts page = PageParts.NONE;
        String next = field();
        while (next.startsWith(" ")) {
            switch (next) {
                case " source" -> source = field();
                case " page" ->
                    // A lot of pages have none of it; the lists are made for those that have.
                    page = new PageParts(field(), new ArrayList<>(), new ArrayList<>());
                case " reference" -> page.references().add(span());
                case " script" -> page.scripts().add(new InlineScript(span(), Kind.valueOf(field())));
                default -> places.add(place(next));
            }
            next = field();
        }
        for (Place place : places) {
            expectWithin(place.start(), place.end(), size);
            if (place instanceof BlockHashPlace block) {
                expectWithin(block.from(), block.to(), size);
            }
        }
        page.references().forEach(span -> expectWithin(span.start(), span.end(), size));
        page.scripts()
                .forEach(script ->
                        expectWithin(script.text().start(), script.text().end(), size));
        files.add(new IndexedFile(path, size, crc, Action.of(kind), places, source, page));
        return next;
    }

    private static void expectWithin(int start, int end, long size) {
        expect(start >= 0 && start <= end && end <= size);
    }

    private Span span() {
        return new Span(number(), number());
    }

    private Place place(String kind) {
        int start = number();
        int end = number();
        return switch (kind) {
            case " token" -> token(start, end);
            case " base" -> {
                BasePathPlace.Spelling spelling = BasePathPlace.Spelling.valueOf(field());
                yield new BasePathPlace(start, end, field(), field(), spelling);
            }
            case " hash" -> {
                HashForm form = HashForm.valueOf(field());
                yield new FileHashPlace(start, end, field(), form);
            }
            case " revision" -> new RevisionPlace(start, end, field(), field(), field());
            case " block" -> {
                HashForm form = HashForm.valueOf(field());
                yield new BlockHashPlace(start, end, number(), number(), form);
            }
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private TokenPlace token(int start, int end) {
        int quote = number();
        Context context = Context.ofCode(field());
        String name = field();
        String filters = field();
        String fallback = field();
        return new TokenPlace(
                start,
                end,
                name,
                fallback.isEmpty() ? Optional.empty() : Optional.of(fallback.substring(1)),
                filters(filters),
                context,
                quote);
    }

    private static List<String> filters(String joined) {
        List<String> filters = new ArrayList<>(0);
        for (int from = 0; from < joined.length(); ) {
            int bar = joined.indexOf('|', from);
            int to = bar < 0 ? joined.length() : bar;
            filters.add(joined.substring(from, to));
            from = to + 1;
        }
        return List.copyOf(filters);
    }

    private int number() {
        return Integer.parseInt(field());
    }

    private String field() {
        int start = at;
        boolean escaped = false;
        while (text.charAt(at) != '\t' && text.charAt(at) != '\n') {
            escaped |= text.charAt(at) == '\\';
            at++;
        }
        String field = text.substring(start, at++);
        return escaped ? unescape(field) : field;
    }

    private static String unescape(String field) {
        StringBuilder out = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                c = field.charAt(++i);
                c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
            }
            out.append(c);
        }
        return out.toString();
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
