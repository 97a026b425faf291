package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places where a value would not be read back as it is: each is escaped so that it is, or refused. */
class EscapedPlacesTest {
    @TempDir
    Path directory;

    private Sample sample(String path, String text, String value) {
        return new Sample(directory)
                .file(path, text.replace("Ŧ", "#{v}#").replace('⏎', '\n').replace('␍', '\r'))
                .variable("v", value.replace('⏎', '\n'));
    }

    /** The value would break out of its place, or be read as something else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                // what stands before the token would take a part of the value
                "a.js§f('\\Ŧ')§';alert(1)//",
                "a.js§f('\\x4Ŧ')§1",
                "a.js§f('\\u{4Ŧ')§1",
                "a.js§f('\\0Ŧ')§1",
                "a.js§f(`\\Ŧ`)§`",
                "a.js§f(/\\Ŧ/)§/.x",
                "a.js§f(/(?Ŧ)/)§:a",
                "a.js§f(/a{Ŧ}/)§3",
                "a.js§f(/[a-Ŧ]/)§z",
                "a.js§JSON.parse('{\"a\":\"\\\\Ŧ\"}')§\",\"b\":\"",
                "a.json§{\"a\":\"\\Ŧ\"}§\",\"b\":\"",
                "a.json§{\"a\":\"\\u00Ŧ\"}§41",
                "a.json§{\"a\":1Ŧ}§2",
                "a.json§{Ŧ:1}§\"a\":1,\"b\"",
                "a.css§a{content:\"\\Ŧ\"}§\"",
                "a.css§a{content:\"\\2Ŧ\"}§2",
                "a.html§<p>&Ŧ</p>§lt;",
                "a.html§<p>&#6Ŧ</p>§0;",
                "a.html§<p title='&Ŧ'>§lt;",
                "a.html§<p onclick=\"f('&Ŧ')\">§#39;+alert(1)+&#39;",
                "a.html§<ŦŦ>§script",
                "a.html§<Ŧ>§img src=x onerror=alert(1)",
                "a.html§</Ŧ>§p><script>alert(1)</script",
                "a.html§<aŦ>§ onclick=alert(1)",
                "a.html§<!Ŧ>§--><script>alert(1)</script>",
                "a.html§<title></Ŧ</title>§title><script>alert(1)</script>",
                "a.html§<script>f(\"<Ŧ\")</script>§/script><script>alert(1)//",
                "a.html§<script>f(\"<!-Ŧ\")</script>§-<script>",
                "a.html§<style>a{b:\"</Ŧ\"}</style>§style><script>alert(1)</script>",
                // no value at all
                "a.html§<p Ŧ>x</p>§onclick=alert(1)",
                "a.html§<p a=1 Ŧ b=2>x</p>§onclick=alert(1)",
                "a.html§<p Ŧ=1>x</p>§onclick",
                "a.html§<p id=\"a\" id=\"Ŧ\">x</p>§\"><script>alert(1)</script>",
                "a.html§</p id=\"Ŧ\">§\"><script>alert(1)</script>",
                "a.html§<!doctype html Ŧ><p>x</p>§><script>alert(1)</script>",
                "a.html§<?php Ŧ ?>§><script>alert(1)</script>",
                "a.xml§<?xml-stylesheet href=\"Ŧ\"?><a/>§?><b/><?c",
                "a.xml§<!DOCTYPE a [<!ENTITY b \"Ŧ\">]><a/>§\"> <!ENTITY c \"",
                "a.xml§<a Ŧ=\"1\"/>§b=\"2\" c",
                "a.xml§<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>Ŧ</a>§é",
                "a.html§<xmp>Ŧ</xmp>§</xmp><script>alert(1)</script>",
                "a.html§<iframe>Ŧ</iframe>§</iframe><script>alert(1)</script>",
                "a.html§<plaintext>Ŧ§&",
                "a.html§<table>Ŧ<tr></table>§x",
                "a.html§<script type=\"text/x-glsl\">Ŧ</script>§\";evil()",
                "a.html§<a href=\"javascript:f('Ŧ')\">§%27)+alert(1)//",
                "a.html§<a href=\"java&#115;cript:f('Ŧ')\">§%27)+alert(1)//",
                "a.html§<a href=\"Ŧ\">§javascript:alert(1)",
                "a.html§<a href=\" Ŧ\">§ Java\tScript:alert(1)",
                "a.html§<iframe src=\"jaŦ\">§vascript:alert(1)",
                "a.svg§<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"Ŧ\"/></svg>§javascript:alert(1)",
                "a.html§<svg><a><animate attributeName=href values=\"#;Ŧ\"/></a></svg>§javascript:alert(1)",
                "a.html§<svg><a><animate attributeName=\"Ŧ\" to=\"javascript:f()\"/></a></svg>§href",
                "a.svg§<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:a><s:set by=\"Ŧ\"/></s:a></s:svg>§javascript:f()",
                "a.html§<script src=\"Ŧ\"></script>§data:text/javascript,alert(1)",
                "a.html§<script src=\" dŦ\"></script>§ata:,alert(1)",
                "a.html§<svg><script xlink:href='Ŧ'/></svg>§DATA\t:text/javascript,alert(1)",
                "a.svg§<svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"Ŧ\"/></svg>§data:,alert(1)",
                // places that were misread
                "a.js§f()⏎<!-- it's Ŧ⏎g()§⏎alert(1)",
                "a.js§f(`Ŧ§`",
                "a.js§f('Ŧ⏎')§⏎",
                "a.js§a=1 Ŧ§[0]",
                "a.js§a Ŧ§1",
                "a.js§this.Ŧ§1",
                "a.js§`${String.raw`Ŧ`}`§`+alert(1)+`",
                "a.css§Ŧ{}§}a{b:c}",
                "a.css§a{Ŧ:b}§c:d;e",
                "a.css§a{b:cŦ}§d",
                "a.css§a{b:Ŧ}§(",
                "a.css§a{b:Ŧ}§c)",
                "a.css§a{b:\\75rl(Ŧ)}§)",
                "a.jsx§a=<p>it's {'a' + \"Ŧ\"} don't</p>§\"+alert(1)+\"",
                "a.vue§<script>a='Ŧ'</script>§'+alert(1)+'",
                "a.js§a={b:Ŧ}§{\"__proto__\":{\"c\":1}}",
            })
    void isRefused(String path, String text, String value) {
        Sample sample = sample(path, text, value.replace('␍', '\r'));
        assertThatThrownBy(sample::publish)
                .isInstanceOfSatisfying(
                        InitException.class,
                        failure -> assertThat(failure.text("acceptance"))
                                .contains("token v")
                                .containsPattern("at " + path + ":\\d+:\\d+")
                                .contains("fix: ", "|raw"));
    }

    /** What stands beside the token counts, and the value is still read back as it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\0',
            value = {
                "a.js§f('\\\\Ŧ')§'§f('\\\\\\'')",
                "a.js§/**Ŧ*/f()§/alert(1)//§/** /alert(1)//*/f()",
                "a.js§/*Ŧ/ */f()§*§/** / */f()",
                "a.js§//Ŧ␍f('Ŧ')§'§//'␍f('\\'')",
                "a.js§this.#in/2+'Ŧ'/1§'§this.#in/2+'\\''/1",
                "a.js§a={}/2+'Ŧ'/1§'§a={}/2+'\\''/1",
                "a.js§a?.in/2+'Ŧ'/1§'§a?.in/2+'\\''/1",
                "a.js§f(/[Ŧ]/)§]/§f(/[\\x5d\\x2f]/)",
                "a.js§f(/Ŧ/)§§f(/(?:)/)",
                "a.js§JSON.parse('{\"a\":Ŧ}')§{\"b\":\"'\"}§JSON.parse('{\"a\":{\"b\":\"\\'\"}}')",
                "a.html§<script>/*Ŧ*/f('Ŧ')</script>§--><script>§<script>/*-- >< script>*/f('--\\x3E\\x3Cscript>')</script>",
                "a.html§<script type=\"Text/JavaScript\">f('Ŧ')</script>§'§<script type=\"Text/JavaScript\">f('\\'')</script>",
                "a.html§<svg><script>f('Ŧ')</script></svg>§'&<§<svg><script>f('\\'&amp;\\x3C')</script></svg>",
                "a.html§<svg><script>f(&quot;Ŧ&quot;)</script></svg>§\"§<svg><script>f(&quot;\\\"&quot;)</script></svg>",
                "a.svg§<svg><script>f('Ŧ')</script></svg>§'&<§<svg><script>f('\\'&amp;\\x3C')</script></svg>",
                "a.xhtml§<html><script>//<![CDATA[⏎f('Ŧ')⏎//]]></script></html>§']]>§<html><script>//<![CDATA[⏎f('\\']]]]><![CDATA[>')⏎//]]></script></html>",
                "a.html§<iframe srcdoc=\"&lt;p title='Ŧ'>\">§'§<iframe srcdoc=\"&lt;p title='&amp;#39;'>\">",
                "a.html§<noscript><p>Ŧ</p></noscript>§</noscript>§<noscript><p>&lt;/noscript&gt;</p></noscript>",
                "a.xml§<a><![CDATA[]]Ŧ]]></a>§>§<a><![CDATA[]]]]><![CDATA[>]]></a>",
                "a.xml§<a><![CDATA[Ŧ>]]></a>§]]§<a><![CDATA[]]]]><![CDATA[>]]></a>",
                "a.xml§<a><!--Ŧ--></a>§-a--b-§<a><!--&#45;a-&#45;b&#45;--></a>",
                "a.html§<!--Ŧ--><p>x</p>§><script>§<!--&gt;<script&gt;--><p>x</p>",
                "a.css§a{b:url(Ŧ>)}§/*.png§a{b:url(/\\2a .png>)}",
                "a.svg§<svg><text>]Ŧ></text></svg>§]§<svg><text>]&#93;></text></svg>",
                "a.shtml§<p>Ŧ</p>§<script>§<p>&lt;script&gt;</p>",
                "web.config§<?xml version=\"1.0\"?><a b=\"Ŧ\"/>§\"§<?xml version=\"1.0\"?><a b=\"&#34;\"/>",
                "a.tmpl§ <!DOCTYPE html><p>Ŧ</p>§<§ <!DOCTYPE html><p>&lt;</p>",
                "a.html§<p x-data=\"{a:'Ŧ'}\" ng-version=\"Ŧ\">§'§<p x-data=\"{a:'\\&#39;'}\" ng-version=\"&#39;\">",
                "a.html§<p (click)=\"f('Ŧ')\" data-ng-init=\"a='Ŧ'\" x-mine=\"Ŧ\">§'§<p (click)=\"f('\\&#39;')\" data-ng-init=\"a='\\&#39;'\" x-mine=\"&#39;\">",
                "a.html§<p hx-on:click=\"f('Ŧ')\" data-hx-vals='{&quot;a&quot;:&quot;Ŧ&quot;}'>§'§<p hx-on:click=\"f('\\&#39;')\" data-hx-vals='{&quot;a&quot;:&quot;&#39;&quot;}'>",
                "a.html§<p hx-vals='{\"a\":\"Ŧ\"}'>§\",\"b\":\"§<p hx-vals='{\"a\":\"\\&#34;,\\&#34;b\\&#34;:\\&#34;\"}'>",
                "a.kml§<a>Ŧ</a>§<b/>§<a>&lt;b/&gt;</a>",
                "a.html§<img src=\"Ŧ\">§data:,x§<img src=\"data:,x\">",
                "a.html§<script src=\"Ŧ\"></script>§https://a.example.com/b?c=1&d§<script src=\"https://a.example.com/b?c=1&amp;d\"></script>",
                "a.css§a{width:Ŧpx;--b:calc(1px + Ŧ)}§5§a{width:5px;--b:calc(1px + 5)}",
            })
    void isExact(String path, String text, String value, String published) {
        Sample sample = sample(path, text, value == null ? "" : value);
        sample.publish();
        assertThat(sample.published(path))
                .isEqualTo(published.replace('⏎', '\n').replace('␍', '\r'));
    }

    @ParameterizedTest
    @CsvSource({"a.html,<p T>x</p>,class=b,<p class=b>x</p>", "a.js,f('\\T'),n,f('\\n')"})
    void isTakenAsItIsFromWhoAsksForIt(String path, String text, String value, String published) {
        Sample sample =
                new Sample(directory).file(path, text.replace("T", "#{v|raw}#")).variable("v", value);
        sample.publish();
        assertThat(sample.published(path)).isEqualTo(published);
    }

    @Test
    void tokensOfTextsThatAreNotUtf8AreNeitherLostNorPublished() {
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            Sample sample = new Sample(directory)
                    .file("a.js", "\ufefff('#{v}#')".getBytes(charset))
                    .variable("v", "x");
            assertThatThrownBy(sample::publish)
                    .isInstanceOfSatisfying(
                            InitException.class,
                            failure -> assertThat(failure.text("acceptance"))
                                    .contains("token v stands in a text in UTF-16", "at a.js:1", "fix: "));
        }
    }

    @Test
    void aTextWithANulIsATextStill() {
        Sample sample = new Sample(directory).file("a.js", "a='\0';f('#{v}#')").variable("v", "'");
        sample.publish();
        assertThat(sample.published("a.js")).isEqualTo("a='\0';f('\\'')");
    }
}
