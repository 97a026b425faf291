package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.util.ArrayList;
import java.util.List;

/** Finds the tokens of a file together with the languages they stand in. */
public final class TokenPlaces {
    private final TokenSyntax syntax;
    private final TokenScanner scanner;

    public TokenPlaces(TokenSyntax syntax) {
        this.syntax = syntax;
        this.scanner = new TokenScanner(syntax);
    }

    /** The tokens of that text in their order; the file's name tells its language. */
    public List<PlacedToken> find(String path, String text) {
        List<Token> tokens = scanner.scan(text);
        return tokens.isEmpty() ? List.of() : place(FileKind.of(path), text, tokens);
    }

    private List<PlacedToken> place(FileKind kind, String text, List<Token> tokens) {
        Placing placing = new Placing(kind, text, tokens);
        switch (kind) {
            case JS -> JsLexer.lex(text, 0, text.length(), placing);
            case CSS -> CssLexer.lex(text, 0, text.length(), placing);
            case JSON, SOURCE_MAP, CSS_SOURCE_MAP -> JsonLexer.lex(text, 0, text.length(), placing);
            case HTML, XML -> markup(text, kind == FileKind.XML, placing);
            case TEXT -> {}
        }
        return placing.placed(text.length());
    }

    private static void markup(String text, boolean xml, Placing placing) {
        for (MarkupLexer.Part part : MarkupLexer.parts(text, xml)) {
            if (part.layer() != Layer.PLAIN) {
                placing.inner = part.inner();
                placing.found(part.layer(), part.start(), part.end());
                continue;
            }
            placing.base(part.start(), part.inner());
            switch (part.inner()) {
                case JS -> JsLexer.lex(text, part.start(), part.end(), placing);
                case JSON -> JsonLexer.lex(text, part.start(), part.end(), placing);
                // Whether a token stands in a text or an attribute there is not known; this escaping serves both.
                case HTML -> placing.found(Layer.MARKUP_DOUBLE, part.start(), part.end());
                default -> CssLexer.lex(text, part.start(), part.end(), placing);
            }
            placing.base(part.end(), xml ? FileKind.XML : FileKind.HTML);
        }
    }

    /** Gives each token the region it stands in; regions come in the order of the text. */
    private final class Placing implements Region {
        private final FileKind kind;
        private final String text;
        private final List<Token> tokens;
        private final List<PlacedToken> placed = new ArrayList<>();
        private int next;
        /** The language between the regions. */
        private FileKind base;
        /** The language that the next region holds, if it is another one. */
        private FileKind inner = FileKind.TEXT;

        Placing(FileKind kind, String text, List<Token> tokens) {
            this.kind = kind;
            this.text = text;
            this.tokens = tokens;
            this.base = kind;
        }

        void base(int from, FileKind language) {
            skipTo(from);
            base = language;
            inner = FileKind.TEXT;
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
                region(layer, start, end, tokens.subList(first, next));
            }
        }

        private void skipTo(int start) {
            while (next < tokens.size() && tokens.get(next).offset() < start) {
                Token token = tokens.get(next++);
                // In code, __x__ is a name and ${x} an expression; only quoted ones are meant for us.
                if (base != FileKind.JS
                        || !syntax.equals(TokenSyntax.UNDERSCORES) && !syntax.equals(TokenSyntax.DOLLAR)) {
                    placed.add(new PlacedToken(token, Context.of(betweenRegions(base)), 0));
                }
            }
        }

        private void region(Layer layer, int start, int end, List<Token> inside) {
            List<PlacedToken> nested = nested(layer, text.substring(start, end), inside);
            for (int i = 0; i < inside.size(); i++) {
                Token token = inside.get(i);
                if (layer == Layer.JS_TEMPLATE && syntax.equals(TokenSyntax.DOLLAR)) {
                    continue;
                }
                if (!nested.isEmpty() && knowsHow(nested.get(i))) {
                    PlacedToken in = nested.get(i);
                    int quote =
                            in.quote() == 0 ? 0 : rawQuote(layer, in.context().innermost(), token);
                    placed.add(new PlacedToken(token, in.context().inside(layer), quote));
                } else {
                    boolean whole = layer.takesTypes()
                            && token.offset() == start
                            && token.end() == end
                            && isExpression(layer, start, end);
                    placed.add(new PlacedToken(token, Context.of(layer), whole ? 1 : 0));
                }
            }
        }

        /** A map's source in a language that is not known to us (or JSX) is text: it must not keep a site from publishing. */
        private boolean knowsHow(PlacedToken nested) {
            Layer layer = nested.context().innermost();
            boolean map = kind == FileKind.SOURCE_MAP || kind == FileKind.CSS_SOURCE_MAP;
            return layer != Layer.PLAIN && !(map && (layer == Layer.JS_CODE || layer == Layer.CSS_CODE));
        }

        /** Not a key of an object, not a part of a template and not a tagged one. */
        private boolean isExpression(Layer layer, int start, int end) {
            if (layer == Layer.JS_TEMPLATE) {
                char before = start > 1 ? text.charAt(start - 2) : ' ';
                return text.charAt(start - 1) == '`'
                        && end < text.length()
                        && text.charAt(end) == '`'
                        && (!JsLexer.isIdentifierPart(before) || text.startsWith("return", Math.max(0, start - 7)))
                        && before != ')'
                        && before != ']';
            }
            int after = end + 1;
            while (after < text.length() && text.charAt(after) <= ' ') {
                after++;
            }
            if (after >= text.length() || text.charAt(after) != ':') {
                return true;
            }
            int before = start - 2;
            while (before >= 0 && text.charAt(before) <= ' ') {
                before--;
            }
            // In JavaScript a colon stands behind the middle of a?b:c and behind a case, too.
            return layer != Layer.JSON_STRING && before >= 0 && "{,".indexOf(text.charAt(before)) < 0;
        }

        private int rawQuote(Layer outer, Layer literal, Token token) {
            String quote = literal == Layer.JS_SINGLE ? "'" : literal == Layer.JS_TEMPLATE ? "`" : "\"";
            String raw = outer.escape(quote);
            return text.startsWith(raw, token.offset() - raw.length()) && text.startsWith(raw, token.end())
                    ? raw.length()
                    : 0;
        }

        /** Looks at the language inside a string; empty where there is none. */
        private List<PlacedToken> nested(Layer layer, String raw, List<Token> inside) {
            String meant = Unescape.from(layer, raw);
            FileKind language = languageInside(layer, meant);
            if (language == FileKind.TEXT) {
                return List.of();
            }
            // The k-th token of the escaped text is the k-th of the text that is meant.
            List<PlacedToken> found = place(language, meant, scanner.scan(meant));
            return found.size() == inside.size() ? found : List.of();
        }

        private FileKind languageInside(Layer layer, String meant) {
            if (layer.isJsString()) {
                return NestedLanguage.inJsString(meant);
            }
            if (layer == Layer.JSON_STRING && kind == FileKind.SOURCE_MAP) {
                return meant.stripLeading().startsWith("<") ? FileKind.HTML : FileKind.JS;
            }
            if (layer == Layer.JSON_STRING && kind == FileKind.CSS_SOURCE_MAP) {
                return FileKind.CSS;
            }
            return inner;
        }

        List<PlacedToken> placed(int length) {
            skipTo(length);
            return placed;
        }
    }

    private static Layer betweenRegions(FileKind kind) {
        return switch (kind) {
            case JS -> Layer.JS_CODE;
            case CSS -> Layer.CSS_CODE;
            case JSON, SOURCE_MAP, CSS_SOURCE_MAP -> Layer.JSON_VALUE;
            case HTML, XML -> Layer.MARKUP_TEXT;
            case TEXT -> Layer.PLAIN;
        };
    }
}
