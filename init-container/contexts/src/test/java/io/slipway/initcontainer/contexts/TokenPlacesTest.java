package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.tokens.TokenSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around a token, told by the text alone; T stands for a token here, ⏎ for the end of a line. */
class TokenPlacesTest {
    private static List<String> contexts(String path, String text) {
        return new TokenPlaces(TokenSyntax.DEFAULT)
                .find(path, text.replaceAll("\\bT\\b", "#{t}#").replace('⏎', '\n')).stream()
                        .map(placed -> placed.context().code())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "a='T'§js-single",
                "a=\"it's T\"§js-double",
                "a=`T`§js-template",
                "a=`x${b('T')}T`§js-single js-template",
                "a=`x${`y${c}T`}`§js-template",
                "a=`${{b:`}`}}T`§js-template",
                "a=/[/'\"]T/.test(b)§js-regex",
                "a=b/c;d='T'/e§js-single",
                "if(a)/'T/.test(b)§js-regex",
                "f(a)/b;c='T'§js-single",
                "return/'T/§js-regex",
                "a.return/2;b='/T'§js-single",
                "a++/2;b='/T'§js-single",
                "of/2;b='/T'§js-single",
                "for await(a of b)/'T/.test(c)§js-regex",
                "function f(){}/'T/gi.test(b)§js-regex",
                "a={}/2;b='/T'§js-single",
                "// it's⏎a='T'§js-single",
                "/* ' */a='T'//T§js-single js-comment",
                "#!/bin/it's⏎a='T'§js-single",
                "a='\\'T'§js-single",
                "a=T§js-code",
                "JSON.parse('{\"a\":\"T\"}')§json-string<js-single",
                "JSON.parse(\"{\\\"a\\\":\\\"T\\\"}\")§json-string<js-double",
                "JSON.parse(`[\"T\",T]`)§json-string<js-template json-value<js-template",
                "this.#in/2+'T'/1§js-single",
                "a=b?{c:1}/2:'T'/3§js-single",
                "do{}while(a)/'T/.test(b)§js-regex",
                "x=function(){}/2;b='/T'§js-single",
                "{}/'T/.test(b)§js-regex",
                "a=class{b(){}}/2;c='/T'§js-single",
                "for(let a of/'T/.exec(b));§js-regex",
                "a!/2;b='/T'§js-single",
                "//a\u2028b='T'§js-single",
                "a`T`;b(c)`${d}T`;return`T`§js-tagged js-tagged js-template",
                "return\u00c2\u00a0/'T/.test(a)§js-regex",
                "s='.a{background:url(T)}'§css-url<js-single",
                "s=\"a{content:'T'}\"§css-single<js-double",
                "s=['[_nghost-%COMP%]{color:T}']§css-code<js-single",
                "s='@media print{.a:after{content:\"T\"}}'§css-double<js-single",
                "s='a{&:hover{content:\"T\"}color:red}'§css-double<js-single",
                "s=`a{ & b { content: 'T' } }`§css-single<js-template",
                "s='a{@media print{content:\"T\"}}'§css-double<js-single",
                "s='a{[title=\"b{\"]{content:\"T\"}}'§css-double<js-single",
                "s='a{/* b */;color:red;content:\"T\"}'§css-double<js-single",
                "s='a{}/* b */b{content:\"T\"}'§css-double<js-single",
                "s='/* {} */a{content:\"T\"}'§css-double<js-single",
                "s='a[title=\"{\"]{content:\"T\"}'§css-double<js-single",
                "s='&:hover{content:\"T\"}'§css-double<js-single",
                "s='@import \"T\";'§css-double<js-single",
                "s='a {T} & {b}'§js-single",
                "s='{count, plural, =1 {one T}}'§js-single",
                "s='Hello {name: T}'§js-single",
            })
    void javaScript(String text, String contexts) {
        assertThat(String.join(" ", contexts("a.js", text))).isEqualTo(contexts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "<p title=\"T\" lang='T' id=T>T</p>§markup-double markup-single markup-unquoted markup-text",
                "<!-- T --><title>T</title><textarea>T</textarea>§markup-comment markup-text markup-first-text",
                "<script>a='T'</script>§js-single",
                "<script type=module>a=`T`</script>§js-template",
                "<script type=\"importmap\">{\"a\":\"T\"}</script>§json-string",
                "<script type=\"application/ld+json\">{\"a\":T}</script>§json-value",
                "<script type=\"text/x-template\"><p a=\"T\">T</p></script>§markup-double markup-double",
                "<script type=text/template><a T></script>§tag",
                "<script type=text/template><a b T c>T</a></script>§tag markup-double",
                "<script type=text/template><T></T></script>§cut cut",
                "<script type=text/template><a T='b' data-T='T'></script>§tag tag unclear",
                "<script type=text/template><a title=T lang='T'></script>§markup-unquoted markup-single",
                "<script type=text/template><a href=\"T\"></script>§url<markup-double",
                "<script type=text/template><a href=\"javascript:T\"></script>§script-url",
                "<script type=text/template><a onclick=\"f('T')\" :b='c(\"T\")'></script>"
                        + "§js-single<markup-double js-double<markup-single",
                "<script type=text/template><iframe srcdoc=\"<p title='T'>\"></script>§markup-single<markup-double",
                "<script type=text/template><style>a{b:'T'}</style></script>§css-single",
                "<script type=text/template><svg><style>a{b:'T'}</style></svg></script>§css-single<markup-text",
                "<script type=text/template><svg><![CDATA[T]]></svg></script>§unclear",
                "<script type=text/template><a id=b id=T></script>§tag",
                "<script type=text/template><table>T<tr><td>T</table></script>§table markup-double",
                "<script type=text/template><xmp>T</xmp><pre>T</pre></script>§raw-text markup-first-text",
                "<script type=text/template><b>&T</script>§cut",
                "<script type=text/template><b>a<T</script>§cut",
                "<script type=text/template><a title='T</script>§tag",
                "<script type=text/template><!-- --><a title='T'></script>§unclear",
                "<script type=text/html>T</script><p T>§markup-double tag",
                "<script type=text/x-handlebars>{{#if a}}<b {{c}} title=\"T\">{{/if}}T</script>"
                        + "§markup-double markup-double",
                "<style>a{b:url(T)}</style>§css-url",
                "<style>a{b:url(T*/)}</style>§joined",
                "<script>s='.a{background:url(/T*/)}'</script>§joined<js-single",
                "<p style=\"background:url('T')\">§css-single<markup-double",
                "<p onclick=\"f('T')\">§js-single<markup-double",
                "<p onclick='f(&quot;T&quot;)'>§js-double<markup-single",
                "<noscript><link href=\"T\"></noscript>§url<markup-double",
                "<table>T<tr><td>T</table>§table markup-text",
                "<table>&T;<tr><td>T</table>§cut markup-text",
                "<!doctype html>&#T;§cut",
                "<svg><text>T</text></svg>§markup-text",
            })
    void html(String text, String contexts) {
        assertThat(String.join(" ", contexts("a.html", text))).isEqualTo(contexts);
    }

    @Test
    void xml() {
        assertThat(contexts("a.xml", "<?xml version=\"1.0\"?><!-- T --><a b=\"T\" c='T'>T<![CDATA[T]]></a>"))
                .containsExactly("markup-comment", "markup-double", "markup-single", "markup-text", "cdata");
    }

    @Test
    void css() {
        assertThat(contexts("a.css", "/* T */a{b:T;c:\"T\";d:url(T);e:url('T')}"))
                .containsExactly("css-comment", "css-code", "css-double", "css-url", "css-single");
    }

    @Test
    void json() {
        assertThat(contexts("a.json", "{\"a\\\"T\":\"T\",\"b\":T}"))
                .containsExactly("json-string", "json-string", "json-value");
    }

    @Test
    void sourceMaps() {
        assertThat(contexts("a.js.map", "{\"sourcesContent\":[\"a='T'; // \\\"T\\n\",\"<p>T</p>\"]}"))
                .containsExactly("js-single<json-string", "js-comment<json-string", "markup-text<json-string");
        assertThat(contexts("a.css.map", "{\"sourcesContent\":[\"a{b:'T'}\"]}"))
                .containsExactly("css-single<json-string");
    }

    @Test
    void aByteOrderMarkIsNoTextOfThePage() {
        assertThat(contexts("a.html", "\u00ef\u00bb\u00bf<!doctype html><html><head><script>a='T'</script>"))
                .containsExactly("js-single");
    }

    @Test
    void otherDelimitersAreLeftAloneWhereTheyAreCode() {
        assertThat(new TokenPlaces(TokenSyntax.DOLLAR).find("a.js", "a=`${b}`;c='${d}'"))
                .extracting(placed -> placed.token().name())
                .containsExactly("d");
        assertThat(new TokenPlaces(TokenSyntax.UNDERSCORES).find("a.js", "__a__=1;c='__d__';e='__proto__'"))
                .extracting(placed -> placed.token().name())
                .containsExactly("d");
    }

    @Test
    void aLiteralThatIsNothingButATokenGivesItsQuotesToATypedValue() {
        assertThat(new TokenPlaces(TokenSyntax.DEFAULT)
                        .find(
                                "a.js",
                                "'#{a}#';'x#{b}#';a?'#{c}#':1;x={'#{d}#':1};f`#{e}#`;`#{f}#`;p('{\"a\":\"#{g}#\"}')"))
                .extracting(PlacedToken::quote)
                .containsExactly(1, 0, 1, 0, 0, 1, 1);
    }
}
