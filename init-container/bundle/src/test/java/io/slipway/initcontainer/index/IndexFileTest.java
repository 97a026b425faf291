package io.slipway.initcontainer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.bundle.PageFacts.InlineScript;
import io.slipway.initcontainer.bundle.PageFacts.InlineScript.Kind;
import io.slipway.initcontainer.bundle.PageFacts.Span;
import io.slipway.initcontainer.contexts.Context;
import io.slipway.initcontainer.contexts.Layer;
import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.index.IndexedFile.Action;
import io.slipway.initcontainer.index.Place.BasePathPlace;
import io.slipway.initcontainer.index.Place.BasePathPlace.Spelling;
import io.slipway.initcontainer.index.Place.BlockHashPlace;
import io.slipway.initcontainer.index.Place.FileHashPlace;
import io.slipway.initcontainer.index.Place.RevisionPlace;
import io.slipway.initcontainer.index.Place.TokenPlace;
import io.slipway.initcontainer.problems.InitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {
    private static BundleIndex index(String text) {
        Context context = Context.of(Layer.JSON_STRING, Layer.JS_SINGLE);
        return new BundleIndex(
                "#{ }#",
                List.of(
                        new IndexedFile("a" + text, 1, 4_000_000_000L, Action.COPY, List.of()),
                        new IndexedFile(
                                "b.js",
                                3_000_000_000L,
                                0,
                                Action.PATCH,
                                List.of(
                                        new TokenPlace(1, 9, "t", Optional.of(text), List.of("url", "raw"), context, 2),
                                        new TokenPlace(10, 12, "u", Optional.empty(), List.of(), context, 0),
                                        new BasePathPlace(20, 20, "<base href=\"", text, Spelling.URL),
                                        new FileHashPlace(30, 94, "a" + text, HashForm.SHA384_BASE64),
                                        new RevisionPlace(95, 99, "\"", text, "a" + text),
                                        new BlockHashPlace(100, 144, 200, 300, HashForm.SHA256_BASE64))),
                        new IndexedFile("b.js.br", 1, 2, Action.DROP, List.of()),
                        new IndexedFile("b.js.gz", 1, 2, Action.GZIP, List.of()),
                        new IndexedFile("c.js.gz", 0, 0, Action.ADD, List.of()),
                        new IndexedFile("p.html", 1, 2, Action.COPY, List.of(), "q" + text, PageParts.NONE),
                        new IndexedFile(
                                "r.html",
                                30,
                                2,
                                Action.COPY,
                                List.of(),
                                "r.html",
                                new PageParts(
                                        text,
                                        List.of(new Span(5, 9)),
                                        List.of(new InlineScript(new Span(10, 20), Kind.HANDLER))))));
    }

    @Property(tries = 300)
    void readsWhatWasWritten(@ForAll String text) {
        assertThat(new ReadIndex(WriteIndex.text(index(text))).index()).isEqualTo(index(text));
    }

    @Test
    void whateverIsCutOffIsNoIndex(@TempDir Path bundle) throws IOException {
        IndexFile file = new IndexFile(bundle);
        file.write(index("x"));
        String text = Files.readString(file.path());
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(file.path(), text.substring(0, length));
            assertThatThrownBy(file::read)
                    .isInstanceOf(InitException.class)
                    .hasMessageMatching(
                            "the bundle's index (is damaged|has version 2?, and this slipway-init reads version 2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3\t99", "9\t3", "-3\t4", "3\t23"})
    void placeOutsideOfItsFileIsDamage(String place, @TempDir Path bundle) throws IOException {
        IndexFile file = new IndexFile(bundle);
        Files.writeString(bundle.resolve("a.js"), "f(\"#{name|upper:-x}#\")");
        file.write(new ReadBundle(bundle, io.slipway.initcontainer.tokens.TokenSyntax.DEFAULT).read());
        Files.writeString(file.path(), Files.readString(file.path()).replace("token\t3\t20", "token\t" + place));

        assertThatThrownBy(file::read).isInstanceOf(InitException.class).hasMessage("the bundle's index is damaged");
    }

    @Test
    void isReadByPeopleToo(@TempDir Path bundle) throws IOException {
        Files.writeString(bundle.resolve("index.html"), "<head><base href=/><script src=a.js></script></head>");
        Files.writeString(bundle.resolve("a.js"), "f(\"#{name|upper:-x}#\")");
        new IndexFile(bundle).write(new ReadBundle(bundle, io.slipway.initcontainer.tokens.TokenSyntax.DEFAULT).read());
        assertThat(new IndexFile(bundle).path()).hasContent("""
                slipway-index 2\t#{ }#\t2
                patched\ta.js\t22\t207261003
                 token\t3\t20\t1\tjs-double\tname\tupper\t+x
                patched\tindex.html\t52\t3721718990
                 base\t17\t18\tURL\t\t
                 page\t
                 reference\t31\t35
                end
                """);
    }

    @Test
    void namesTheVersionOfAnIndexThatItCannotRead(@TempDir Path bundle) throws IOException {
        IndexFile file = new IndexFile(bundle);
        file.write(index("x"));
        Files.writeString(
                file.path(), Files.readString(file.path()).replaceFirst("slipway-index 2", "slipway-index 1"));
        assertThatThrownBy(file::read)
                .isInstanceOf(InitException.class)
                .hasMessage("the bundle's index has version 1, and this slipway-init reads version 2");
    }
}
