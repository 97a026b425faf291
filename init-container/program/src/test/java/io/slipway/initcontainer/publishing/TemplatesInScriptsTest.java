package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup in a script that does not run is read twice: by the page as a text, and by the library that takes it. */
class TemplatesInScriptsTest {
    @TempDir
    Path directory;

    private Sample sample(String template, String value) {
        return new Sample(directory)
                .file(
                        "index.html",
                        "<!doctype html><html><head></head><body><script type=\"text/template\">"
                                + template.replace("Ŧ", "#{v}#") + "</script><p id=\"last\">last</p></body></html>")
                .variable("v", value);
    }

    private Element read(String template, String value) {
        Sample sample = sample(template, value);
        sample.publish();
        Element body = Jsoup.parse(sample.published("index.html")).body();
        assertThat(body.children()).extracting(Element::tagName).containsExactly("script", "p");
        return Jsoup.parseBodyFragment(body.child(0).data()).body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                "a onclick=alert(1)",
                "\" onclick=\"alert(1)",
                "' onclick='alert(1)",
                "><img src=x onerror=alert(1)>",
                "</script ><script>alert(1)</script>",
                "<!--<script>",
                "/>",
                "a&quot;b&amp;c",
                "{{a}} ${b}",
                "a`b=c"
            })
    void aLibraryReadsTheValueAndNoOtherAttribute(String value) {
        Element body = read("<a title=\"Ŧ\" lang='Ŧ' rel=Ŧ data-b=c>Ŧ</a>", value);
        assertThat(body.children()).hasSize(1);
        Element link = body.child(0);
        assertThat(link.attributes().asList())
                .extracting(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .containsExactly("title=" + value, "lang=" + value, "rel=" + value, "data-b=c");
        assertThat(link.wholeText()).isEqualTo(value);
        assertThat(link.children()).isEmpty();
    }

    @Test
    void aHandlerThereHoldsTheValueAsAString() {
        Element body = read("<a onclick=\"f('Ŧ')\">x</a>", "');alert(1)//");
        assertThat(body.child(0).attr("onclick")).isEqualTo("f('\\');alert(1)//')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a Ŧ></a>",
                "<a b Ŧ c></a>",
                "<a Ŧ=b></a>",
                "<aŦ></a>",
                "<a id=b id=\"Ŧ\"></a>",
                "<a href=\"javascript:f('Ŧ')\"></a>",
                "<a title=\"Ŧ",
                "<!-- Ŧ --><a></a>"
            })
    void whatIsNoAttributesValueIsRefusedWhateverTheValue(String template) {
        assertThatThrownBy(() -> sample(template, "a").publish())
                .isInstanceOfSatisfying(
                        InitException.class,
                        failure -> assertThat(failure.text(""))
                                .contains("the value of token v does not fit its place", "at index.html:1:"));
    }

    @Test
    void anAddressThereDoesNotBecomeCode() {
        assertThatThrownBy(() ->
                        sample("<a href=\"Ŧ\">x</a>", "javascript:alert(1)").publish())
                .isInstanceOf(InitException.class)
                .hasMessageContaining("javascript:");
        assertThat(read("<a href=\"Ŧ\">x</a>", "/a?b=1&c").child(0).attr("href"))
                .isEqualTo("/a?b=1&c");
    }
}
