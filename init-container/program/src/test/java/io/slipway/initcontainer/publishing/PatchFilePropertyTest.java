package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.index.IndexedFile;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.settings.Settings;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** No input makes replacing lose, add or change a byte outside of its tokens, whatever language the file is said to be in. */
@Tag("slow")
class PatchFilePropertyTest {
    private static final String TOKEN = "#{t|raw}#";

    @Property(tries = 4000)
    void everyByteOutsideOfTokensStays(@ForAll("bytes") String view, @ForAll("names") String name) {
        byte[] old = view.getBytes(StandardCharsets.ISO_8859_1);
        IndexedFile file =
                new IndexedFile(name, old.length, 0, Action.PATCH, ReadBundle.tokensOf(name, old, TokenSyntax.DEFAULT));
        // The token asks for the value as it is, so no place refuses or escapes it.
        PatchFile.Values values =
                new PatchFile.Values(new TokenValues(new Settings(Map.of("SLIPWAY_VAR_t", "7"))), "/", false);
        PatchFile patch = new PatchFile(file, old, values, Map.of());
        assertThat(new String(patch.patched(), StandardCharsets.ISO_8859_1)).isEqualTo(view.replace(TOKEN, "7"));
        assertThat(patch.problems()).isEmpty();
    }

    @Provide
    Arbitrary<String> bytes() {
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange('\u0001', '\u00ff').ofMaxLength(12);
        Arbitrary<String> pieces = Arbitraries.of(
                TOKEN,
                TOKEN,
                TOKEN,
                "'",
                "\"",
                "`",
                "\\",
                "/",
                "${",
                "}",
                "<",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<a b=",
                "<![CDATA[",
                "]]>",
                "url(",
                "{\"a\":\"",
                "\n",
                "\r\n",
                "\u00ef\u00bb\u00bf",
                "\u00e2\u0080\u00a8");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, any), net.jqwik.api.Tuple.of(4, pieces))
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list))
                .filter(text -> !beginsAsUtf16(text));
    }

    /** Such a file may hold no token at all. */
    private static boolean beginsAsUtf16(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return FileText.isUtf16(bytes, bytes.length);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(List.of("a.js", "a.css", "a.html", "a.xml", "a.json", "a.js.map", "a.css.map", "a.txt"));
    }
}
