package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.bundle.Gzip;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Refuses tokens in gzip files whose original was left out of the bundle: nobody could replace them there. */
final class OrphanedGzip {
    private static final int LARGEST = 8 << 20;

    private final Path root;
    private final Set<String> paths;
    private final TokenScanner scanner;

    OrphanedGzip(Path root, Set<String> paths, TokenSyntax syntax) {
        this.root = root;
        this.paths = paths;
        this.scanner = new TokenScanner(syntax);
    }

    void refuseTokens() {
        for (String path : paths) {
            if (Gzip.isGzip(path) && !paths.contains(Gzip.original(path))) {
                List<Token> tokens = scanner.scan(text(root.resolve(path)));
                if (!tokens.isEmpty()) {
                    throw InitException.failed(Problem.of(
                                    "token " + tokens.get(0).name() + " stands in a compressed file alone")
                            .at(path)
                            .fix("keep " + Gzip.original(path) + " beside it; the compressed file is then made anew"));
                }
            }
        }
    }

    private static String text(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] bytes = in.readNBytes(LARGEST);
            return FileText.isBinary(bytes, bytes.length) ? "" : FileText.of(bytes);
        } catch (ZipException | java.io.EOFException e) {
            return ""; // it only has the name
        } catch (IOException e) {
            throw InitException.failed(BundleFiles.unreadable(file, e), e);
        }
    }
}
