package io.slipway.audit;

import java.util.List;
import java.util.Random;

/** Documents of all kinds, one in another up to three deep; {@link Pair#PLACE} stands where a value belongs. */
final class Documents {
    /** What may stand in front of a value, the beginnings of escapes, references and tags among it. */
    private static final List<String> BEFORE = List.of(
            "",
            "",
            "",
            "",
            "a",
            "0",
            " ",
            "\\\\",
            "\\n",
            "\\x41",
            "\\u0041",
            "\\",
            "\\x4",
            "\\u00",
            "\\0",
            "\\1",
            "<",
            "</",
            "<!",
            "<!-",
            "</s",
            "<a",
            "&",
            "&am",
            "&#",
            "&#6",
            "&lt;",
            "$",
            "-",
            "--",
            "{",
            "]",
            "]]",
            "*",
            "/",
            "//",
            "%",
            "#",
            "é",
            "\\26",
            "\\26 ",
            "[",
            "(?:",
            "[^",
            "a-",
            "(",
            "</title",
            "</textarea",
            "</script",
            "</style",
            "<!--");

    private static final List<String> BEHIND = List.of(
            "", "", "", "", "a", "0", " ", ">", "->", "-->", "/", "script>", "{", "{1}", "]", "]]>", "+", "*", "*/",
            ";", "&", "lt;", "--", "\\n", "\\\\", "é", "=", "-z");

    private static final List<String> BEFORE_CODE = List.of(
            "",
            "",
            "var a=4,b=2,c=a/b/1;",
            "if(1)/'/.test('');",
            "var o={in:2};o.in/2;",
            "// it's\n",
            "/* ' */",
            "var i=1;i++/2;",
            "`${`'`}`;",
            "(function(){})();",
            "var p={}/1;",
            "class A{#in=4;f(){return this.#in/2+'\"'}}",
            "for(const x of[1]){}/`/.test('');",
            "// a\r",
            "// a\u2028",
            "var t=1?{a:1}:{b:2};",
            "x:{}/'/.exec('');",
            "do{}while(0)/`/.test('');",
            "<!-- it's\n",
            "var q=a=>{};",
            "function g(){return/[/'\"`]/}",
            "var s='\\\n';");

    private final Random random;

    Documents(Random random) {
        this.random = random;
    }

    Pair next(Values values) {
        boolean sheet = random.nextInt(12) == 0;
        boolean bare = !sheet && random.nextInt(12) == 0;
        String extension = sheet
                ? pick(List.of("css", "html"))
                : pick(List.of(
                        "js",
                        "js",
                        "html",
                        "html",
                        "html",
                        "svg",
                        "xml",
                        "css",
                        "json",
                        "js.map",
                        "xhtml",
                        "shtml",
                        "kml",
                        "webmanifest"));
        if (bare) {
            extension = pick(List.of("js", "html", "json"));
        }
        String text = sheet ? sheetCode(extension) : bare ? bareCode(extension) : document(extension);
        return new Pair(extension, text, sheet ? values.ofStyleSheet() : values.any(), bare);
    }

    private String sheetCode(String extension) {
        String css = pick(List.of(
                "a{--p:Ŧ}",
                "a{--p:calc(1px + Ŧ);--q:1}",
                "a{--p:Ŧpx;color:red}",
                "@media (min-width:1px){a{--p:Ŧ}}",
                "a{--p:a Ŧ b}",
                "a{--p:xŦ}",
                "a:hover Ŧ{b:c}",
                ".Ŧ{--p:1}",
                "a{--p:/Ŧ}",
                "a{--p:Ŧ/b}",
                "a{--p:Ŧ(1)}",
                "a{Ŧ:b}",
                "@import Ŧ;"));
        return extension.equals("css") ? css : page("<style>" + css + "</style>");
    }

    private String bareCode(String extension) {
        String js = pick(BEFORE_CODE)
                + pick(List.of(
                        "out.push(Ŧ);",
                        "out.push([1,Ŧ,2]);",
                        "out.push({a:Ŧ});",
                        "out.push(1?Ŧ:2);",
                        "var x=Ŧ;out.push(x)",
                        "out.push(1,Ŧ)",
                        "out.push(Ŧ.length)",
                        "out.push(1+Ŧ)",
                        "out.push(aŦ)",
                        "out.push({Ŧ:1})",
                        "function f(){return Ŧ}out.push(f())",
                        "out.push(()=>Ŧ)",
                        "Ŧ;out.push(1)",
                        "out.push((()=>Ŧ)())"));
        return switch (extension) {
            case "js" -> js;
            case "json" -> pick(List.of("{\"a\":Ŧ}", "[Ŧ]", "[1, Ŧ ,2]", "{Ŧ:1}", "Ŧ", "{\"a\":1Ŧ}", "{\"a\":Ŧ0}"));
            default -> page("<script>" + js + "</script>");
        };
    }

    private String document(String extension) {
        return switch (extension) {
            case "js" -> script(2);
            case "html", "shtml" -> page(markup(2));
            case "xhtml" -> xhtml();
            case "svg" ->
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><script href=\"/page.js\"/>"
                        + svg(2) + "</svg>";
            case "xml", "kml" -> xml();
            case "css" -> css();
            case "json", "webmanifest" ->
                pick(List.of(
                        "{\"a\": {\"b\": [\"" + around() + "\", 1]}, \"c\": null}",
                        "{\"Ŧ\": {\"Ŧ\": \"" + around() + "\"}}",
                        "[[\"ŦŦ\"], \"\\u0041Ŧ\"]",
                        " \"" + around() + "\" "));
            default ->
                "{\"version\":3,\"sources\":[\"a.ts\"],\"sourcesContent\":[" + inJson(plainScript())
                        + "],\"mappings\":\"\"}";
        };
    }

    private static String page(String body) {
        return "<!doctype html><html><head><title>t</title><script src=\"/page.js\"></script></head><body>" + body
                + "<p id=\"last\">last</p></body></html>";
    }

    private String around() {
        String place = random.nextInt(8) == 0 ? Pair.PLACE + Pair.PLACE : Pair.PLACE;
        return pick(BEFORE) + place + pick(BEHIND);
    }

    String script(int depth) {
        String quote = pick(List.of("'", "\"", "`"));
        String push = switch (random.nextInt(depth > 0 ? 13 : 5)) {
            case 11, 12 -> rare();
            case 0, 1, 2 -> "out.push(" + quote + around() + quote + ")";
            case 3 -> "out.push(`${1}" + around() + "${`a`}`)";
            case 4 -> "out.push(String.raw`" + around() + "`)";
            case 5 -> "m(/^" + around() + "$/" + pick(List.of("", "u", "v")) + ")";
            case 6 -> "s(/[" + around().replace("]", "") + "]/" + pick(List.of("", "u", "v")) + ")";
            case 7 -> "/*" + around() + "*/out.push(1)";
            case 8 -> "//" + around() + pick(List.of("\n", "\r", "\u2028")) + "out.push(1)";
            case 9 -> "out.push(JSON.parse(" + quoted("{\"a\":\"" + around() + "\",\"b\":[1]}", quote) + "))";
            default -> "out.push({" + quote.replace('`', '"') + around() + quote.replace('`', '"') + ":1})";
        };
        return pick(BEFORE_CODE) + push + pick(List.of("", ";", ";out.push('end')", "\n/* ' */"));
    }

    /** Where strings stand that nobody thinks of. */
    private String rare() {
        return pick(List.of(
                "out.push(`${`${'Ŧ'}Ŧ`}Ŧ${{a:`Ŧ`}.a}`)",
                "class B{static 'Ŧ'=1;static{out.push('Ŧ')}}out.push(Object.keys(B))",
                "switch('Ŧ'){case'Ŧ':out.push(\"Ŧ\")}",
                "label:for(;;){out.push('Ŧ');break label}",
                "out.push('a\\\nŦ\\\n')",
                "out.push('\\\\Ŧ',\"\\\"Ŧ\",`\\`Ŧ`)",
                "m(/^(?:Ŧ)$/)",
                "m(/^(?:Ŧ|Ŧ\\1)$/)",
                "m(/^[\\q{Ŧ}]$/v)",
                "s(/[Ŧ--\\d]/v)",
                "s(/[Ŧ&&Ŧ]/v)",
                "m(/^(?=Ŧ)Ŧ$/)",
                "m(/^Ŧ{1}$/)",
                "out.push(JSON.parse('{\"Ŧ\":[\"Ŧ\"]}'))",
                "out.push(JSON.parse(`[\"Ŧ\"]`))",
                "out.push(Object.keys({get 'Ŧ'(){}})[0])",
                "var{'Ŧ':d='Ŧ'}={};out.push(d)",
                "'use Ŧ';out.push('Ŧ')",
                "out.push(((a)=>a)`Ŧ`[0])",
                "out.push(a?.b??'Ŧ');var a",
                "out.push(typeof'Ŧ','Ŧ'in{},void`Ŧ`)",
                "if(1)/Ŧ/.test('');out.push('Ŧ')",
                "var i=1;i\n++\n/Ŧ/.exec&&out.push('Ŧ')",
                "out.push('Ŧ')//# sourceMappingURL=Ŧ",
                "/*! Ŧ *//**/out.push('Ŧ')/**Ŧ**/",
                "out.push(async()=>{for await(const x of/Ŧ/g);},'Ŧ')",
                "#!Ŧ\nout.push('Ŧ')",
                "out.push(`a${(()=>{return`Ŧ`})()}b`)"));
    }

    /** What a map's source may hold; a place that would be refused elsewhere is text in a map. */
    private String plainScript() {
        String quote = pick(List.of("'", "\"", "`"));
        String text = pick(List.of("", "a", " ", "\\\\", "\\n", "é", "<b>", "{"))
                + Pair.PLACE
                + pick(List.of("", "a", "{", "\\n", ">"));
        return pick(List.of("", "// it's\n", "if(1)/'/.test('');", "/* ' */")) + "out.push(" + quote + text + quote
                + ");";
    }

    private static String quoted(String text, String quote) {
        return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
    }

    private static String inJson(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            out.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return out.append('"').toString();
    }

    private String css() {
        return pick(List.of("", "/* ' */", "a{b:url(x')}", "@import 'x';", "a{b:\\'c}", "b{--c:\"'\"}"))
                + declaration()
                + pick(List.of("", "c{d:e}"));
    }

    private String declaration() {
        return switch (random.nextInt(8)) {
            case 6, 7 -> rareRule();
            case 0 -> "a{content:\"" + around() + "\"}";
            case 1 -> "a{content:'" + around() + "';color:red}";
            case 2 -> "a{--p:url(" + around() + ");color:red}";
            case 3 -> "a{--p:url(\"" + around() + "\")}";
            case 4 -> "/*" + around() + "*/a{color:red}";
            default -> "@media print{a:after{content:\"" + around() + "\"}}";
        };
    }

    private String rareRule() {
        return pick(List.of(
                "a[href=\"Ŧ\"]{color:red}",
                "a:not([title='Ŧ' i])>b{color:red}",
                "@font-face{font-family:x;src:url(Ŧ),url(\"Ŧ\")}",
                "a{--p:image-set(\"Ŧ\" 1x,url(Ŧ) 2x)}",
                "@supports (color:red){a{content:\"Ŧ\"}}",
                "@layer a{b{content:\"Ŧ\"}}",
                "a{&:hover{content:\"Ŧ\"}color:red}",
                "a{ & b, & > c{--p:url(Ŧ)} }",
                "a{@media print{content:\"Ŧ\"}}",
                "a{@media (min-width:1px){&[title='Ŧ']{color:red}}}",
                "a{.b{content:'Ŧ'}}",
                "a{[title=\"{\"]{content:\"Ŧ\"}}",
                "a{/* b */content:\"Ŧ\"}",
                "a{}b{content:\"Ŧ\"}",
                "a[title=\"{\"]{content:\"Ŧ\"}",
                "@scope (a) to (b){a{content:\"Ŧ\"}}",
                "@import \"Ŧ\";",
                "@property --x{syntax:\"*\";inherits:false;initial-value:\"Ŧ\"}",
                "a{content:\"Ŧ\" 'Ŧ'}",
                "@container (width>1px){a{content:\"Ŧ\"}}",
                "a{content:\"\\\nŦ\"}",
                "a{--p:{b:\"Ŧ\";};color:red}",
                "a{--p:url( Ŧ )}",
                "a{--p:URL(Ŧ)}",
                "a{--p:src(\"Ŧ\")}",
                "a{content:\"Ŧ\"!important;color:red}",
                "@keyframes k{to{--p:'Ŧ'}}",
                "a{--p:attr(x,\"Ŧ\")}"));
    }

    private String xhtml() {
        String body = switch (random.nextInt(8)) {
            case 0 -> "<p title=\"" + around() + "\">" + around() + "</p>";
            case 1 -> "<script>" + escaped(script(1)) + "</script>";
            case 2 -> "<script><![CDATA[" + script(1) + "]]></script>";
            case 3 -> "<style>" + escaped(css()) + "</style>";
            case 4 -> "<p onclick=" + attribute(script(0)) + ">x</p>";
            case 5 -> "<textarea>" + around() + "</textarea><pre>" + around() + "</pre>";
            case 6 -> "<svg xmlns=\"http://www.w3.org/2000/svg\">" + svg(1) + "</svg>";
            default ->
                pick(List.of(
                        "<a href=\"Ŧ\">x</a>",
                        "<xmp>Ŧ</xmp>",
                        "<table>Ŧ<tr><td>Ŧ</td></tr></table>",
                        "<iframe srcdoc=\"&lt;p title='Ŧ'>Ŧ&lt;/p>\"></iframe>",
                        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>Ŧ</mi></math>",
                        "<p><!--Ŧ-->Ŧ</p>"));
        };
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title><script src=\"/page.js\"></script></head><body>"
                + body + "</body></html>";
    }

    private String markup(int depth) {
        String name = pick(List.of("title", "alt", "data-x", "value", "href", "src", "class", "xlink:href", "action"));
        return switch (random.nextInt(depth > 0 ? 24 : 8)) {
            case 0, 1 ->
                element(
                        List.of(
                                "p",
                                "b",
                                "td",
                                "li",
                                "h1",
                                "textarea",
                                "pre",
                                "noscript",
                                "option",
                                "title",
                                "button",
                                "div",
                                "label"),
                        around());
            case 2 -> "<p " + name + "=\"" + around() + "\" id='b'>x</p>";
            case 3 -> "<p " + name + "='" + around() + "' id=b>x</p>";
            case 4 -> "<p " + name + "=" + around() + " id=b>x</p>";
            case 5 -> "<!--" + around() + "-->";
            case 6 -> odd();
            case 7 -> "a" + around() + "b";
            case 8, 9, 10 ->
                "<script"
                        + pick(List.of(
                                "",
                                "",
                                " type=module",
                                " type=\"Text/JavaScript\"",
                                " type=\"\"",
                                " language=JavaScript"))
                        + ">" + script(depth - 1) + "</script>";
            case 11 -> "<script type=\"application/json\">{\"a\":\"" + around() + "\"}</script>";
            case 12 ->
                random.nextBoolean()
                        ? "<script type=\"" + pick(List.of("text/x-glsl", "text/babel", "module ", "text/plain"))
                                + "\">" + around() + "</script>"
                        : "<script type=\""
                                + pick(List.of("text/template", "text/html", "text/x-template", "text/x-handlebars"))
                                + "\">" + template() + "</script>";
            case 13, 14 -> "<style>" + css() + "</style>";
            case 15, 16 -> "<p onclick=" + attribute(script(depth - 1)) + ">x</p>";
            case 17 ->
                "<p style="
                        + attribute(pick(List.of(
                                "content:'" + around() + "'",
                                "--p:url(" + around() + ")",
                                "--p:\"" + around() + "\";color:red")))
                        + ">x</p>";
            case 18, 19 ->
                "<iframe srcdoc="
                        + attribute(
                                depth > 1
                                        ? page(markup(depth - 1)).replace("</script></head>", "</script></head>")
                                        : markup(0))
                        + "></iframe>";
            case 20, 21, 22 -> "<svg>" + svg(depth - 1) + "</svg>";
            default -> "<script>css(" + quoted(declaration(), pick(List.of("'", "\""))) + ")</script>";
        };
    }

    /** Markup that a library reads. */
    private String template() {
        return random.nextBoolean()
                ? around() + markup(0)
                : pick(List.of(
                        "<a Ŧ>x</a>",
                        "<a b Ŧ>x</a>",
                        "<a title=\"Ŧ\">Ŧ</a>",
                        "<a title='Ŧ'>x</a>",
                        "<a title=Ŧ id=b>x</a>",
                        "<a href=\"Ŧ\">x</a>",
                        "<a href=javascript:canary('Ŧ')>x</a>",
                        "<p onclick=\"out.push('Ŧ')\">Ŧ</p>",
                        "<p onclick='out.push(\"Ŧ\")' title=\"{{b}}\">{{c}}</p>",
                        "<p style=\"--p:url(Ŧ);color:red\">x</p>",
                        "<style>a{content:'Ŧ'}</style>",
                        "<svg><text>Ŧ</text><style>a{content:'Ŧ'}</style></svg>",
                        "<iframe srcdoc=\"<p title='Ŧ'>Ŧ</p>\"></iframe>",
                        "<table>Ŧ<tr><td>Ŧ</td></tr></table>",
                        "<pre>Ŧ</pre><textarea>Ŧ</textarea>",
                        "<xmp>Ŧ</xmp>",
                        "{{#if a}}<b {{c}} title=\"Ŧ\">Ŧ</b>{{/if}}",
                        "<!-- Ŧ --><b>Ŧ</b>"));
    }

    private String element(List<String> names, String text) {
        String name = pick(names);
        String element = "<" + name + ">" + text + "</" + name + ">";
        return switch (name) {
            case "td" -> "<table><tr>" + element + "</table>";
            case "option" -> "<select>" + element + "</select>";
            default -> element;
        };
    }

    private String odd() {
        return pick(List.of(
                "<p Ŧ>x</p>",
                "<p a=1 Ŧ b=2>x</p>",
                "<p Ŧ=1>x</p>",
                "<Ŧ>x</Ŧ>",
                "<aŦ>x</a>",
                "</p id=\"Ŧ\">",
                "<p id=\"a\" id=\"Ŧ\">x</p>",
                "<!doctype Ŧ>",
                "<?a Ŧ?>",
                "<![CDATA[Ŧ]]>",
                "<xmp>Ŧ</xmp>",
                "<iframe>Ŧ</iframe>",
                "<noembed>Ŧ</noembed>",
                "<table>Ŧ<tr><td>x</table>",
                "<table><tr>Ŧ<td>x</table>",
                "<select>Ŧ<option>a</select>",
                "<a href=\"javascript:canary('Ŧ')\">x</a>",
                "<iframe src=\"Ŧ\"></iframe>",
                "<iframe src=\" Ŧ\"></iframe>",
                "<iframe src=\"javaŦ\"></iframe>",
                "<p onŦ=\"x\">x</p>",
                "<script type=\"Ŧ\">canary()</script>",
                "<plaintext>Ŧ",
                "<p>x</p",
                "<math><mi>Ŧ</mi></math>",
                "<svg><p>Ŧ</p></svg>",
                "<svg><foreignObject><p>Ŧ</p><script>out.push('Ŧ')</script></foreignObject></svg>",
                "<svg><title><p>Ŧ</title></svg>",
                "<template><p title='Ŧ'>Ŧ</p></template>",
                "<noscript><p title=\"Ŧ\">Ŧ</p></noscript>",
                "<noscript><!-- Ŧ --></noscript>",
                "<p\nid=\"Ŧ\"/title='Ŧ'>Ŧ",
                "<script>out.push('Ŧ')<!-- x --></script>",
                "<script><!--\nout.push('Ŧ')\n//--></script>",
                "<script>/*<!-- <script>*/out.push('Ŧ')/*</script>-->*/</script>",
                "<textarea>\nŦ</textarea>",
                "<svg><style>a{content:'Ŧ'}</style></svg>",
                "<svg><script>out.push('Ŧ')<b/></script></svg>",
                "<meta http-equiv=refresh content=\"9999;url=/Ŧ\">",
                "<meta name=description content='Ŧ'>",
                "<img alt=\"Ŧ\" srcset=\"a.png 1x, Ŧ 2x\">",
                "<script type=\"application/ld+json\">{\"Ŧ\":[\"Ŧ\",{\"a\":\"Ŧ\"}]}</script>",
                "<script type=importmap>{\"imports\":{\"a\":\"/Ŧ\"}}</script>",
                "<script type=speculationrules>{\"prefetch\":[{\"urls\":[\"/Ŧ\"]}]}</script>",
                "<div><template shadowrootmode=open><p title='Ŧ'>Ŧ</p><style>a{content:\"Ŧ\"}</style></template></div>",
                "<template><template><script>canary('Ŧ')</script><p title=Ŧ>Ŧ</p></template></template>",
                "<a href=\"#Ŧ\">Ŧ</a><a href=\"?q=Ŧ&amp;r=Ŧ\">x</a><a href='mailto:Ŧ'>y</a>",
                "<form action=\"Ŧ\"><button formaction='Ŧ' name=Ŧ>Ŧ</button></form>",
                "<base target=\"Ŧ\"><p>Ŧ",
                "<script nonce=\"Ŧ\" data-x='Ŧ'>out.push('Ŧ')</script>",
                "<svg><style><![CDATA[a{content:'Ŧ'}]]></style></svg>",
                "<svg><desc><p title=Ŧ>Ŧ</p></desc></svg>",
                "<svg><a href=\"Ŧ\"><text>Ŧ</text></a></svg>",
                "<svg onload=\"out.push('Ŧ')\"></svg>",
                "<svg><use href=\"#Ŧ\"/><set attributeName=href to=\"Ŧ\"/></svg>",
                "<math><mtext><b>Ŧ</b></mtext><annotation encoding='Ŧ'>Ŧ</annotation></math>",
                "<select><optgroup label=\"Ŧ\"><option value='Ŧ'>Ŧ</select>",
                "<listing>\nŦ</listing><pre>Ŧ</pre>",
                "<p title=\"Ŧ&amp;Ŧ\">&lt;Ŧ&gt;Ŧ&Ŧ;</p>",
                "<p title=ŦŦ id=b>ŦŦ</p>",
                "<!--ŦŦ--><p>x",
                "<p onclick='out.push(\"&#34;,\"Ŧ\")'>x</p>",
                "<p onclick='out.push(\"Ŧ\")' onclick='canary(\"Ŧ\")'>x</p>",
                "<body class=\"Ŧ\"><p>Ŧ",
                "<p/title=\"Ŧ\"/id=b>x</p>",
                "<P TITLE = 'Ŧ' >Ŧ</P >",
                "<script>out.push('Ŧ')</script\n x=\"Ŧ\"><p>x",
                "<style>a{content:'Ŧ'}</style/><p>Ŧ",
                "<textarea>Ŧ</textarea >Ŧ",
                "<title>Ŧ</title><svg><title>Ŧ</title></svg>",
                "<video poster='Ŧ'><track label=\"Ŧ\">Ŧ</video>",
                "<dialog><slot name=\"Ŧ\">Ŧ</slot></dialog>",
                "<ruby>Ŧ<rp>Ŧ<rt>Ŧ</ruby>",
                "<script src=\"Ŧ\"></script>",
                "<svg></p><script>out.push('Ŧ')</script>",
                "<svg><font color=a><script>out.push('Ŧ')</script></font></svg>",
                "<math><annotation-xml encoding=\"text/html\"><script>out.push('Ŧ')</script></annotation-xml></math>"));
    }

    private String svg(int depth) {
        String code = script(Math.max(0, depth - 1));
        return switch (random.nextInt(10)) {
            case 0, 1 -> "<text>" + around() + "</text>";
            case 2 -> "<text " + pick(List.of("id", "class", "data-x")) + "=\"" + around() + "\">x</text>";
            case 3 -> "<title>" + around() + "</title>";
            case 4, 5 -> "<script>" + escaped(code) + "</script>";
            case 6 -> "<script><![CDATA[" + code + "]]></script>";
            case 7 -> "<script>//<![CDATA[\n" + code + "\n//]]></script>";
            case 8 -> "<style>" + escaped(css()) + "</style>";
            default -> "<text><![CDATA[" + around() + "]]></text>";
        };
    }

    private String xml() {
        String head = pick(List.of(
                "",
                "<?xml version=\"1.0\"?>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<?xml version=\"1.1\"?>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                "<!DOCTYPE a>"));
        return head + "<a>"
                + switch (random.nextInt(8)) {
                    case 0, 1 -> "<b>" + around() + "</b>";
                    case 2 -> "<b c=\"" + around() + "\"/>";
                    case 3 -> "<b c='" + around() + "' d=\"1\"/>";
                    case 4, 5 -> "<b><![CDATA[" + around() + "]]></b>";
                    case 6 -> "<!--" + around() + "-->";
                    default ->
                        pick(List.of(
                                "<b Ŧ=\"1\"/>",
                                "<Ŧ/>",
                                "<b Ŧ/>",
                                "<?b Ŧ?>",
                                "<b c=\"1\" c=\"Ŧ\"/>",
                                "<b c=Ŧ/>",
                                "&Ŧ;",
                                "<b>Ŧ]]</b>",
                                "<b>]]Ŧ</b>"));
                }
                + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String attribute(String text) {
        String quote = pick(List.of("\"", "'"));
        return quote + text.replace("&", "&amp;").replace(quote, quote.equals("'") ? "&#39;" : "&quot;") + quote;
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
