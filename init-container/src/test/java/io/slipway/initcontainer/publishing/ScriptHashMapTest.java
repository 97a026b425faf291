package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.index.BundleIndex;
import io.slipway.initcontainer.index.ReadBundle;
import io.slipway.initcontainer.problems.InitFailure;
import io.slipway.initcontainer.settings.BasePath;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptHashMapTest {

    @TempDir
    Path site;

    @Test
    void aLineForEachPageThatHasInlineScripts() throws IOException {
        page("index.html", "<script>alert('Hello, world.');</script>");
        page("plain.html", "<script src=\"x.js\"></script>");

        write();

        assertThat(site.resolve(".slipway/script-hashes.map")).hasContent("""
                "/addin/index.html" " 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
                """.strip());
    }

    @Test
    void noInlineScriptNoFile() throws IOException {
        page("index.html", "<script src=\"x.js\"></script>");

        write();

        assertThat(site.resolve(".slipway")).doesNotExist();
    }

    @Test
    void moreThanAPolicyHoldsIsRefused() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            scripts.append("<script>").append(i).append("</script>");
        }
        page("index.html", scripts.toString());

        assertThatThrownBy(this::write)
                .isInstanceOf(InitFailure.class)
                .hasMessageContaining("/addin/index.html has 100 inline scripts");
    }

    private void page(String path, String body) throws IOException {
        Path file = site.resolve("addin").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<html><head></head><body>" + body + "</body></html>");
    }

    private void write() throws IOException {
        BundleIndex index = new ReadBundle(site.resolve("addin"), TokenSyntax.DEFAULT).read();
        ScriptHashMap.write(site, BasePath.parse("/addin/"), index);
    }
}
