package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.util.List;

/** Finds the tokens of a file together with the languages they stand in. */
public final class TokenPlaces {
    /** Languages in languages in languages: nobody writes more. */
    private static final int DEEPEST = 6;

    private final TokenSyntax syntax;
    private final TokenScanner scanner;

    public TokenPlaces(TokenSyntax syntax) {
        this.syntax = syntax;
        this.scanner = new TokenScanner(syntax);
    }

    /** The tokens of that text in their order; the file's name tells its language. */
    public List<PlacedToken> find(String path, String text) {
        List<Token> tokens = scanner.scan(text);
        return tokens.isEmpty() ? List.of() : place(FileKind.of(path, text), text, tokens, 0);
    }

    List<Token> scan(String text) {
        return scanner.scan(text);
    }

    /** True where, in code, {@code __x__} is a name and <code>${x}</code> an expression; only quoted ones are meant for us. */
    boolean isCode() {
        return syntax.equals(TokenSyntax.UNDERSCORES) || syntax.equals(TokenSyntax.DOLLAR);
    }

    boolean isTemplateCode() {
        return syntax.equals(TokenSyntax.DOLLAR);
    }

    List<PlacedToken> place(FileKind kind, String text, List<Token> tokens, int depth) {
        Placing placing = new Placing(this, kind, text, tokens, depth);
        if (depth > DEEPEST) {
            placing.found(Layer.UNCLEAR, 0, text.length());
        } else {
            lex(kind, text, placing);
        }
        return placing.placed(text.length());
    }

    private static void lex(FileKind kind, String text, Placing placing) {
        String masked = placing.masked();
        int to = text.length();
        switch (kind) {
            case HTML -> HtmlLexer.parts(masked, text, 0, to).forEach(placing::part);
            case XML -> XmlLexer.parts(masked, text).forEach(placing::part);
            default -> lex(kind, masked, 0, to, placing);
        }
    }

    static void lex(FileKind kind, String masked, int from, int to, Placing placing) {
        switch (kind) {
            case JS -> JsLexer.lex(masked, from, to, placing);
            case CSS, CSS_SOURCE -> CssLexer.lex(masked, from, to, kind == FileKind.CSS_SOURCE, placing);
            case JSON, SOURCE_MAP, CSS_SOURCE_MAP -> JsonLexer.lex(masked, from, to, placing);
            case HTML, XML, UNREAD, TEXT -> {
                // all of it is between regions
            }
        }
    }

    /** The text with letters in place of its tokens, so that they are read as a harmless value is. */
    static String mask(String text, List<Token> tokens, char letter) {
        StringBuilder masked = new StringBuilder(text);
        for (Token token : tokens) {
            for (int i = token.offset(); i < token.end(); i++) {
                masked.setCharAt(i, letter);
            }
        }
        return masked.toString();
    }
}
