package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jsoup.Jsoup;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.xml.sax.InputSource;

/** Whatever the value, its reader gets exactly the value: JavaScript, JSON, HTML and XML by parsers of their own. */
@Tag("slow")
class EscapePropertyTest {
    private static final String TOKEN = "#{v}#";

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> nasty = Arbitraries.of(
                "'",
                "\"",
                "`",
                "\\",
                "$",
                "${x}",
                "{",
                "}",
                "|",
                "&",
                "$1",
                "\n",
                "\r",
                "\t",
                "\u2028",
                "\u2029",
                "</script>",
                "<!--",
                "-->",
                "]]>",
                "<",
                ">",
                "😀",
                "é",
                "C:\\temp\\new",
                "#{v}#",
                "/",
                "*/",
                "x",
                "0",
                " ",
                "=",
                ";",
                "(",
                ")",
                "[",
                "^",
                "-",
                "\\u0041",
                "&amp;");
        return nasty.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    private static String replace(String file, String template, String value) {
        List<PlacedToken> tokens = new TokenPlaces(TokenSyntax.DEFAULT).find(file, template);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (PlacedToken placed : tokens) {
            out.append(template, from, placed.token().offset())
                    .append(placed.context().escape(value));
            from = placed.token().end();
        }
        return out.append(template.substring(from)).toString();
    }

    private static Object javascript(String script) {
        try (Context context = Context.enter()) {
            context.setInterpretedMode(true); // compiling each script would take most of the test's time
            context.setLanguageVersion(Context.VERSION_ES6);
            ScriptableObject scope = context.initStandardObjects();
            return Context.jsToJava(context.evaluateString(scope, script, "test", 1, null), Object.class);
        }
    }

    @Property
    void javaScriptStringsOfAnyQuoteAreExact(@ForAll("values") String value, @ForAll("quotes") String quote) {
        String script =
                replace("a.js", "var a=/[/'\"`]/.test('x')?1:2;(" + quote + "<" + TOKEN + "{>" + quote + ")", value);
        assertThat(javascript(script)).hasToString("<" + value + "{>");
        assertThat(script).doesNotContain("</script>");
    }

    @Provide
    Arbitrary<String> quotes() {
        return Arbitraries.of("'", "\"", "`");
    }

    @Property
    void jsonInsideAJavaScriptStringIsExact(@ForAll("values") String value, @ForAll("quotes") String quote) {
        String inner = quote.equals("\"") ? "{\\\"a\\\":\\\"" + TOKEN + "\\\"}" : "{\"a\":\"" + TOKEN + "\"}";
        String script = replace("a.js", "JSON.parse(" + quote + inner + quote + ").a", value);
        assertThat(javascript(script)).hasToString(value);
    }

    @Property
    void regularExpressionsMatchTheValueItself(@ForAll("values") String value) {
        String script = replace("a.js", "var f=function(s){return /^" + TOKEN + "$/.test(s)};f", value);
        String call = script.substring(0, script.length() - 1) + "f(JSON.parse(" + jsString(value) + "))";
        assertThat(javascript(call)).hasToString("true");
    }

    private static String jsString(String value) {
        return "'" + Layer.JS_SINGLE.escape("\"" + Layer.JSON_STRING.escape(value) + "\"") + "'";
    }

    @Property
    void jsonIsExact(@ForAll("values") String value) throws Exception {
        String json = replace("a.json", "{\"a\": {\"b\": [\"-" + TOKEN + "-\"]}}", value);
        assertThat(new ObjectMapper().readTree(json).at("/a/b/0").asText()).isEqualTo("-" + value + "-");
    }

    @Property
    void htmlTextAndAttributesAreExact(@ForAll("values") String value) {
        String html = replace(
                "a.html",
                "<body><p a=\"" + TOKEN + "\" b='" + TOKEN + "'>-" + TOKEN + "-</p><script>x=\"" + TOKEN
                        + "\"</script><i></i>",
                value);
        var body = Jsoup.parse(html).body();
        assertThat(body.selectFirst("p").attr("a")).isEqualTo(value);
        assertThat(body.selectFirst("p").attr("b")).isEqualTo(value);
        assertThat(body.selectFirst("p").wholeText()).isEqualTo("-" + value + "-");
        assertThat(body.select("i")).hasSize(1);
        assertThat(javascript(body.selectFirst("script").data())).hasToString(value);
    }

    @Property
    void jsonInAScriptElementIsExactAndCannotEndIt(@ForAll("values") String value) throws Exception {
        String html =
                replace("a.html", "<script type=\"application/json\">{\"a\":\"" + TOKEN + "\"}</script><i></i>", value);
        var page = Jsoup.parse(html);
        assertThat(page.select("i")).hasSize(1);
        assertThat(new ObjectMapper()
                        .readTree(page.selectFirst("script").data())
                        .get("a")
                        .asText())
                .isEqualTo(value);
    }

    @Property
    void stringsOfStyleSheetsAreExact(@ForAll("values") String value, @ForAll("cssPlaces") String place) {
        String css = replace("a.css", "b{c:" + place + "}", value);
        assertThat(cssValue(css.substring(4))).isEqualTo(value);
        assertThat(css).doesNotContain("</");
    }

    @Provide
    Arbitrary<String> cssPlaces() {
        return Arbitraries.of("\"" + TOKEN + "\"", "'" + TOKEN + "'", "url(" + TOKEN + ")", "url('" + TOKEN + "')");
    }

    @Property
    void styleSheetsInsideAJavaScriptStringAreExact(
            @ForAll("values") String value, @ForAll("quotes") String quote, @ForAll("cssPlaces") String place) {
        String css = "[_nghost-%COMP%]{c:" + place + "}";
        String literal = quote + css.replace(quote, "\\" + quote) + quote;
        String meant = javascript(replace("a.js", "(" + literal + ")", value)).toString();
        assertThat(cssValue(meant.substring("[_nghost-%COMP%]{c:".length()))).isEqualTo(value);
    }

    /** Reads a string or url() as the CSS syntax module has it: a backslash, up to six hex digits, one blank. */
    private static String cssValue(String css) {
        int at = css.startsWith("url(") ? 4 : 0;
        boolean quoted = css.charAt(at) == '"' || css.charAt(at) == '\'';
        char end = quoted ? css.charAt(at++) : ')';
        StringBuilder value = new StringBuilder();
        while (css.charAt(at) != end) {
            if (css.charAt(at) != '\\') {
                value.append(css.charAt(at++));
                continue;
            }
            int digits = at + 1;
            while (digits < at + 7 && Character.digit(css.charAt(digits), 16) >= 0) {
                digits++;
            }
            if (digits == at + 1) {
                value.append(css.charAt(digits));
                at = digits + 1;
            } else {
                value.appendCodePoint(Integer.parseInt(css.substring(at + 1, digits), 16));
                at = css.charAt(digits) == ' ' ? digits + 1 : digits;
            }
        }
        return value.toString();
    }

    @Property
    void eventHandlersAreExact(@ForAll("values") String value) {
        String html = replace("a.html", "<a onclick=\"f('" + TOKEN + "')\">x</a>", value);
        String handler = Jsoup.parse(html).selectFirst("a").attr("onclick");
        assertThat(javascript("function f(x){return x}" + handler)).hasToString(value);
    }

    @Property
    void xmlIsExact(@ForAll("values") String value) throws Exception {
        String xml = replace(
                "manifest.xml",
                "<?xml version=\"1.0\"?><a b=\"" + TOKEN + "\">-" + TOKEN + "-<c><![CDATA[" + TOKEN + "]]></c></a>",
                value);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        assertThat(root.getAttribute("b")).isEqualTo(value);
        assertThat(root.getFirstChild().getTextContent()).isEqualTo("-" + value + "-");
        assertThat(root.getLastChild().getTextContent()).isEqualTo(value);
    }

    @Property
    void sourceMapsHoldTheSourceWithItsValue(@ForAll("values") String value) throws Exception {
        String map = replace(
                "a.js.map",
                "{\"sources\":[\"e.ts\"],\"sourcesContent\":[\"x('" + TOKEN + "')\\n\"],\"mappings\":\"\"}",
                value);
        String source = new ObjectMapper().readTree(map).at("/sourcesContent/0").asText();
        assertThat(javascript("function x(y){return y}" + source)).hasToString(value);
    }

    @Property(tries = 3000)
    void noTextMakesTheLexersHangOrLoseATokensPlace(@ForAll("code") String text, @ForAll("names") String name) {
        List<PlacedToken> placed = new TokenPlaces(TokenSyntax.DEFAULT).find(name, text);
        assertThat(placed).extracting(token -> token.token().offset()).isSorted();
        assertThat(placed).hasSize((text.length() - text.replace(TOKEN, "").length()) / TOKEN.length());
    }

    @Provide
    Arbitrary<String> code() {
        return Arbitraries.of(
                        "'",
                        "\"",
                        "`",
                        "\\",
                        "/",
                        "*",
                        "${",
                        "{",
                        "}",
                        "(",
                        ")",
                        "[",
                        "]",
                        "<",
                        ">",
                        "<script>",
                        "</script>",
                        "<!--",
                        "-->",
                        "url(",
                        "return",
                        "if",
                        "x",
                        "=",
                        "\n",
                        " ",
                        TOKEN,
                        TOKEN,
                        "<a b=",
                        "\\u00",
                        "\\x")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a.js", "a.css", "a.html", "a.xml", "a.json", "a.js.map", "a.css.map", "a.txt");
    }
}
