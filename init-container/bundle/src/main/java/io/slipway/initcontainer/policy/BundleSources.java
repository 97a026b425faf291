package io.slipway.initcontainer.policy;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.bundle.FilePieces;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.texts.Positions;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            } else if (kind == FileKind.JS && bundle.large(path).isPresent()) {
                large(path, bundle.large(path).get(), findings);
            } else if (kind == FileKind.HTML || kind == FileKind.CSS || kind == FileKind.JS) {
                bundle.textOnce(path).ifPresent(text -> find(kind, text, places(path, text), findings));
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

    /** In pieces: this may be a pod, which has little memory. */
    private static void large(String path, Path file, Findings findings) {
        ScriptSources sources = new ScriptSources(findings);
        try {
            FilePieces.of(file, new FilePieces.Reader() {
                private Positions positions = new Positions(new byte[0]);
                private int length;

                @Override
                public boolean read(byte[] piece, int kept) {
                    positions = positions.next(piece, length - kept);
                    length = piece.length;
                    Positions here = positions;
                    sources.find(FileText.of(piece), offset -> path + ":" + here.at(offset));
                    return true;
                }
            });
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(file, e), e);
        }
    }

    /** Most files name nothing, and then their lines need not be counted; one that names much is walked through once. */
    private static IntFunction<String> places(String path, String text) {
        return new IntFunction<>() {
            private Optional<Positions> positions = Optional.empty();

            @Override
            public String apply(int offset) {
                if (positions.isEmpty()) {
                    positions = Optional.of(new Positions(text.getBytes(StandardCharsets.ISO_8859_1)));
                }
                return path + ":" + positions.get().at(offset);
            }
        };
    }
}
