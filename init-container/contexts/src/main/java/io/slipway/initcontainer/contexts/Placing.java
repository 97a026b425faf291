package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gives each token of a text the region it stands in; regions come in the order of the text. */
final class Placing implements RegionListener {
    private static final int LONGEST_SCHEME = 2000;

    private final TokenPlaces places;
    private final FileKind kind;
    private final String text;
    private final String masked;
    private final List<Token> tokens;
    private final int depth;
    private final List<PlacedToken> placed = new ArrayList<>();
    /** Which tokens are, alone or with their quotes, a whole operand. */
    private final BitSet operands = new BitSet();

    private int next;
    private int ahead;
    /** The language between the regions. */
    private FileKind base;
    /** The language that the next region holds, if it is another one. */
    private FileKind inner = FileKind.TEXT;

    private List<MarkupPart> script = new ArrayList<>();

    Placing(TokenPlaces places, FileKind kind, String text, List<Token> tokens, int depth) {
        this.places = places;
        this.kind = kind;
        this.text = text;
        this.tokens = tokens;
        this.depth = depth;
        this.base = kind;
        this.masked = TokenPlaces.mask(text, tokens, 'x');
    }

    String masked() {
        return masked;
    }

    List<PlacedToken> placed(int length) {
        endScript();
        skipTo(length);
        return placed;
    }

    /** A part of markup. */
    void part(MarkupPart part) {
        if (!script.isEmpty() && script.get(0).script() != part.script()) {
            endScript();
        }
        if (part.script() > 0) {
            script.add(part);
        } else if (part.layer() == Layer.PLAIN) {
            raw(part);
        } else if (part.isUrl()) {
            url(part);
        } else {
            inner = part.inner();
            int first = next;
            found(part.layer(), part.start(), part.end());
            inner = FileKind.TEXT;
            refuseOpenTags(part, first);
        }
    }

    /** A script or style whose text is read as it is. */
    private void raw(MarkupPart part) {
        skipTo(part.start());
        int first = next;
        FileKind around = base;
        base = part.inner();
        boolean script = part.element().equals("script");
        boolean comment = script && part.inner() != FileKind.JS && contains(part, "<!--");
        if (next < tokens.size() && tokens.get(next).offset() < part.end()) {
            if (comment) {
                found(Layer.UNCLEAR, part.start(), part.end());
            } else if (part.inner() == FileKind.HTML) {
                template(part);
            } else {
                TokenPlaces.lex(part.inner(), masked, part.start(), part.end(), this);
            }
        }
        skipTo(part.end());
        base = around;
        refuseOpenTags(part, first);
    }

    /** Markup that a library takes out of a script: it is read twice, by the page as a text and by the library as markup. */
    private void template(MarkupPart part) {
        HtmlLexer.template(masked, text, part.start(), part.end()).forEach(this::part);
        endScript();
    }

    private boolean contains(MarkupPart part, String mark) {
        int found = text.indexOf(mark, part.start());
        return found >= 0 && found < part.end();
    }

    private void refuseOpenTags(MarkupPart part, int first) {
        if (part.element().isEmpty()) {
            return;
        }
        int from = part.start();
        for (int i = first; i < next; i++) {
            Token token = tokens.get(i);
            if (Cut.hasOpenTag(text, from, token.offset(), part.element())) {
                placedAs(i, Layer.CUT);
            }
            from = token.end();
        }
    }

    /** Tokens that were left out as code are in no list, so that indexes differ. */
    private void placedAs(int index, Layer layer) {
        Token token = tokens.get(index);
        for (int i = placed.size() - 1; i >= 0 && placed.get(i).token().offset() >= token.offset(); i--) {
            if (placed.get(i).token().equals(token)) {
                placed.set(i, new PlacedToken(token, Context.of(layer), 0));
            }
        }
    }

    private void url(MarkupPart part) {
        skipTo(part.start());
        int from = part.start();
        boolean known = false;
        StringBuilder before = new StringBuilder();
        for (; next < tokens.size() && tokens.get(next).offset() < part.end(); next++) {
            Token token = tokens.get(next);
            if (!known) {
                before.append(text, from, Math.min(token.offset(), from + LONGEST_SCHEME));
            }
            String scheme = known ? "/" : MarkupAttribute.scheme(Unescape.from(part.layer(), before.toString()));
            boolean script = "javascript:".startsWith(scheme)
                    || part.isScriptUrl() && !scheme.isEmpty() && "data:".startsWith(scheme)
                    || scheme.startsWith("javascript:")
                    || scheme.startsWith("data:")
                    || before.length() >= LONGEST_SCHEME && scheme.isEmpty();
            Context context = scheme.isEmpty() && before.length() < LONGEST_SCHEME
                    ? Context.of(part.isScriptUrl() ? Layer.SCRIPT_ADDRESS : Layer.URL)
                            .inside(part.layer())
                    : Context.of(script ? Layer.SCRIPT_URL : part.layer());
            boolean cut = Cut.hasOpenReference(text, from, token.offset());
            placed.add(new PlacedToken(token, cut ? Context.of(Layer.CUT) : context, 0));
            known |= !scheme.isEmpty() && !script;
            from = token.end();
        }
    }

    /** The text of a script may stand in several pieces: texts and CDATA sections. */
    private void endScript() {
        if (script.isEmpty()) {
            return;
        }
        List<MarkupPart> parts = script;
        script = new ArrayList<>();
        StringBuilder meant = new StringBuilder();
        for (MarkupPart part : parts) {
            meant.append(Unescape.from(part.layer(), text.substring(part.start(), part.end())));
        }
        int first = firstFrom(parts.get(0).start());
        int last = firstFrom(parts.get(parts.size() - 1).end());
        List<PlacedToken> nested =
                nested(parts.get(0).inner(), meant.toString(), tokens.subList(first, Math.max(first, last)));
        int k = 0;
        for (MarkupPart part : parts) {
            skipTo(part.start());
            int from = part.start();
            for (; next < tokens.size() && tokens.get(next).offset() < part.end(); next++, k++) {
                Token token = tokens.get(next);
                boolean cut = part.layer().hasReferences() && Cut.hasOpenReference(text, from, token.offset());
                Layer refused = cut ? Layer.CUT : part.layer().isRefused() ? part.layer() : Layer.UNCLEAR;
                boolean known = !cut && !part.layer().isRefused() && k < nested.size();
                placed.add(new PlacedToken(
                        token, known ? nested.get(k).context().inside(part.layer()) : Context.of(refused), 0));
                from = token.end();
            }
        }
    }

    private int firstFrom(int offset) {
        int index = next;
        while (index < tokens.size() && tokens.get(index).offset() < offset) {
            index++;
        }
        return index;
    }

    @Override
    public boolean wantsOperand(int start, int end) {
        while (ahead < tokens.size() && tokens.get(ahead).offset() < start) {
            ahead++;
        }
        if (ahead == tokens.size()) {
            return false;
        }
        Token token = tokens.get(ahead);
        return token.offset() == start && token.end() == end || token.offset() == start + 1 && token.end() == end - 1;
    }

    @Override
    public void operand(int start) {
        operands.set(ahead);
    }

    @Override
    public void tagged(int start, int end) {
        found(Layer.JS_TAGGED, start, end);
    }

    @Override
    public void unclear(int start, int end) {
        found(Layer.UNCLEAR, start, end);
    }

    @Override
    public void found(Layer layer, int start, int end) {
        if (next == tokens.size() || end <= tokens.get(next).offset()) {
            return;
        }
        skipTo(start);
        int first = next;
        while (next < tokens.size() && tokens.get(next).offset() < end) {
            next++;
        }
        if (first < next) {
            region(layer, start, end, first);
        }
    }

    /** Tokens up to there stand between regions. */
    private void skipTo(int start) {
        for (; next < tokens.size() && tokens.get(next).offset() < start; next++) {
            if (base != FileKind.JS || !places.isCode()) {
                placed.add(new PlacedToken(tokens.get(next), Context.of(between(next)), 0));
            }
        }
    }

    private Layer between(int index) {
        return switch (base) {
            case JS -> operands.get(index) ? Layer.JS_CODE : Layer.JOINED;
            case CSS, CSS_SOURCE -> Layer.JOINED;
            case JSON, SOURCE_MAP, CSS_SOURCE_MAP -> isJsonValue(tokens.get(index)) ? Layer.JSON_VALUE : Layer.JOINED;
            case HTML, XML -> Layer.TAG;
            case UNREAD -> Layer.UNREAD;
            case TEXT -> Layer.PLAIN;
        };
    }

    /** Not a key, and no part of something else. */
    private boolean isJsonValue(Token token) {
        int before = token.offset() - 1;
        while (before >= 0 && masked.charAt(before) <= ' ') {
            before--;
        }
        char behind = behind(token.end());
        boolean begins = before < 0 || ":[,".indexOf(masked.charAt(before)) >= 0;
        return begins && (behind == 0 || ",]}".indexOf(behind) >= 0);
    }

    /** The next character that is no blank, 0 at the end. */
    private char behind(int from) {
        int at = from;
        while (at < masked.length() && masked.charAt(at) <= ' ') {
            at++;
        }
        return at < masked.length() ? masked.charAt(at) : 0;
    }

    private void region(Layer layer, int start, int end, int first) {
        List<Token> inside = tokens.subList(first, next);
        if ((layer == Layer.JS_TEMPLATE || layer == Layer.JS_TAGGED) && places.isTemplateCode()) {
            return;
        }
        List<PlacedToken> nested = null;
        RegexPlace regex = new RegexPlace(masked, start, end);
        int from = start;
        boolean leading = true;
        for (int i = 0; i < inside.size(); i++) {
            Token token = inside.get(i);
            leading &= masked.substring(from, token.offset()).isBlank();
            Layer place = placeIn(layer, from, token, regex, start, end, leading);
            from = token.end();
            if (place.isRefused() || place == Layer.MARKUP_COMMENT) {
                placed.add(new PlacedToken(token, Context.of(place), 0));
                continue;
            }
            if (nested == null) {
                nested = nested(layer, text.substring(start, end), inside);
            }
            placed.add(nested.isEmpty() ? alone(place, start, end, first + i) : within(layer, nested.get(i), token));
        }
    }

    private Layer placeIn(Layer layer, int from, Token token, RegexPlace regex, int start, int end, boolean leading) {
        if (layer == Layer.JS_REGEX) {
            return regex.of(token);
        }
        if (layer == Layer.TABLE && !leading) {
            return placeIn(Layer.MARKUP_TEXT, from, token, regex, start, end, false);
        }
        if (layer == Layer.CSS_CODE) {
            return cssCode(token, start, end);
        }
        // Browsers look for comments there, and the value may end with the slash of one.
        if (layer == Layer.CSS_URL && text.startsWith("*", token.end())) {
            return Layer.JOINED;
        }
        boolean cut = layer.hasBackslashes() && Cut.hasOpenEscape(text, from, token.offset())
                || layer.hasReferences() && Cut.hasOpenReference(text, from, token.offset())
                || joinsIfEmpty(layer, token);
        return cut ? Layer.CUT : layer;
    }

    /** True if what stands on either side means something where no value parts it. */
    private boolean joinsIfEmpty(Layer layer, Token token) {
        int before = token.offset() - 1;
        if (before < 0) {
            return false;
        }
        boolean template = layer == Layer.JS_TEMPLATE || layer == Layer.JS_TAGGED;
        return template && text.charAt(before) == '$' && text.startsWith("{", token.end())
                || layer.hasReferences()
                        && (text.startsWith("]]", before - 1) && text.startsWith(">", token.end())
                                || text.charAt(before) == ']' && text.startsWith("]>", token.end()));
    }

    private Layer cssCode(Token token, int start, int end) {
        if (token.offset() != start) {
            return Layer.JOINED;
        }
        for (int i = token.end(); i < end; i++) {
            char c = masked.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '%')) {
                return Layer.JOINED;
            }
        }
        return token.end() == end ? Layer.CSS_CODE : Layer.CSS_NUMBER;
    }

    private PlacedToken alone(Layer layer, int start, int end, int index) {
        Token token = tokens.get(index);
        boolean fills = layer.takesTypes() && token.offset() == start && token.end() == end;
        boolean typed = fills && (layer == Layer.JSON_STRING ? behind(end + 1) != ':' : operands.get(index));
        return new PlacedToken(token, Context.of(layer), typed ? 1 : 0);
    }

    private PlacedToken within(Layer layer, PlacedToken nested, Token token) {
        boolean unread = nested.context().innermost() == Layer.PLAIN
                || kind.isSourceMap()
                        && (nested.context().isRefused()
                                || nested.context().innermost() == Layer.JS_CODE
                                || nested.context().innermost() == Layer.CSS_CODE
                                || nested.context().innermost() == Layer.JS_TAGGED);
        // A map's source in a language that is not known to us (or JSX) is text: it must not keep a site from
        // publishing.
        if (unread) {
            return new PlacedToken(token, Context.of(layer), 0);
        }
        int quote = nested.quote() == 0 ? 0 : rawQuote(layer, nested.context().innermost(), token);
        return new PlacedToken(token, nested.context().inside(layer), quote);
    }

    private int rawQuote(Layer outer, Layer literal, Token token) {
        String quote = literal == Layer.JS_SINGLE ? "'" : literal == Layer.JS_TEMPLATE ? "`" : "\"";
        String raw = outer.escape(quote);
        return text.startsWith(raw, token.offset() - raw.length()) && text.startsWith(raw, token.end())
                ? raw.length()
                : 0;
    }

    /** Looks at the language inside a region; empty where there is none. */
    private List<PlacedToken> nested(Layer layer, String raw, List<Token> inside) {
        String meant = Unescape.from(layer, raw);
        FileKind language = languageInside(layer, meant);
        return language == FileKind.TEXT ? List.of() : nested(language, meant, inside);
    }

    private List<PlacedToken> nested(FileKind language, String meant, List<Token> inside) {
        // The k-th token of the escaped text is the k-th of the text that is meant.
        List<Token> again = places.scan(meant);
        boolean same = again.size() == inside.size();
        for (int i = 0; same && i < again.size(); i++) {
            same = again.get(i).name().equals(inside.get(i).name());
        }
        List<PlacedToken> found = same ? places.place(language, meant, again, depth + 1) : List.of();
        if (found.size() == inside.size()) {
            return found;
        }
        List<PlacedToken> unclear = new ArrayList<>();
        for (Token token : inside) {
            unclear.add(new PlacedToken(token, Context.of(Layer.UNCLEAR), 0));
        }
        return unclear;
    }

    private FileKind languageInside(Layer layer, String meant) {
        if (layer.isJsString()) {
            return NestedLanguage.inJsString(harmless(meant));
        }
        if (layer == Layer.JSON_STRING && kind == FileKind.SOURCE_MAP) {
            return meant.stripLeading().startsWith("<") ? FileKind.HTML : FileKind.JS;
        }
        if (layer == Layer.JSON_STRING && kind == FileKind.CSS_SOURCE_MAP) {
            return FileKind.CSS;
        }
        return inner;
    }

    /** The text with a digit in place of each token and of the open escape before it. */
    private String harmless(String meant) {
        StringBuilder out = new StringBuilder(meant.length());
        int from = 0;
        for (Token token : places.scan(meant)) {
            boolean open = Cut.hasOpenEscape(meant, from, token.offset());
            out.append(meant, from, open ? meant.lastIndexOf('\\', token.offset() - 1) : token.offset())
                    .append('1');
            from = token.end();
        }
        return out.append(meant, from, meant.length()).toString();
    }
}
