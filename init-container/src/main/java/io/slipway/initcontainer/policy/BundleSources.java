package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.bundle.Positions;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** Reads what all files of a bundle need of the content security policy. */
public final class BundleSources {

    private BundleSources() {}

    /** In the order of the files. */
    public static List<NeededSource> of(BundleTexts bundle, TokenSyntax syntax) {
        Findings findings = new Findings(new TokenScanner(syntax));
        for (String path : bundle.paths()) {
            FileKind kind = FileKind.of(path);
            if (path.endsWith(".wasm")) {
                findings.needs("script-src", "'wasm-unsafe-eval'", path, "WebAssembly");
            } else if (kind == FileKind.HTML || kind == FileKind.CSS || kind == FileKind.JS) {
                bundle.text(path).ifPresent(text -> find(kind, text, places(path, text), findings));
            }
        }
        return findings.all();
    }

    private static void find(FileKind kind, String text, IntFunction<String> place, Findings findings) {
        switch (kind) {
            case HTML -> new PageSources(findings).find(text, place);
            case CSS -> new StyleSources(findings).find(text, place);
            default -> new ScriptSources(findings).find(text, place);
        }
    }

    private static IntFunction<String> places(String path, String text) {
        // Most files name nothing, and then their lines need not be counted.
        return offset -> path + ":" + new Positions(text.getBytes(StandardCharsets.ISO_8859_1)).at(offset);
    }
}
