package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.FilePieces;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.texts.FileText;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** A file that would take much of the memory: read piece by piece, for most large files are copied as they are. */
final class LargeFile {
    private final Path file;
    private final TokenSyntax syntax;
    private final TokenScanner scanner;

    LargeFile(Path file, TokenSyntax syntax) {
        this.file = file;
        this.syntax = syntax;
        this.scanner = new TokenScanner(syntax);
    }

    /** Of a text of more than 32 MiB, or of media. */
    FileFacts facts(String path) throws IOException {
        return facts(path, view -> {
                    refuseTokens(path, view);
                    return false;
                })
                .orElseThrow();
    }

    /** Of a file that nothing is put into, whatever it holds. */
    FileFacts plainFacts(String path) throws IOException {
        return facts(path, view -> false).orElseThrow();
    }

    /** Empty if some piece of the text is such that the whole has to be read. */
    Optional<FileFacts> factsUnless(String path, Predicate<String> matters) throws IOException {
        return facts(path, matters);
    }

    private Optional<FileFacts> facts(String path, Predicate<String> matters) throws IOException {
        Pieces pieces = new Pieces(path, matters);
        return FilePieces.of(file, pieces)
                ? Optional.of(new FileFacts(path, pieces.size, pieces.crc.getValue()))
                : Optional.empty();
    }

    /** What is summed up on the way through the file. */
    private final class Pieces implements FilePieces.Reader {
        private final CRC32 crc = new CRC32();
        private final String path;
        private final Predicate<String> matters;
        private long size;
        private boolean text;
        private boolean utf16;

        Pieces(String path, Predicate<String> matters) {
            this.path = path;
            this.matters = matters;
        }

        @Override
        public boolean read(byte[] piece, int kept) {
            if (size == 0) {
                utf16 = FileText.isUtf16(piece, piece.length);
                text = isNamedText(path) || !FileText.isBinary(piece, piece.length);
            }
            crc.update(piece, kept, piece.length - kept);
            size += piece.length - kept;
            if (utf16) {
                ReadBundle.refuseTokensInUtf16(path, piece, piece.length, syntax);
            }
            return utf16 || !text || !matters.test(FileText.of(piece));
        }
    }

    private static boolean isNamedText(String path) {
        return FileKind.of(path) != FileKind.TEXT;
    }

    private void refuseTokens(String path, String view) {
        List<Token> tokens = scanner.scan(view);
        if (!tokens.isEmpty()) {
            throw InitException.failed(
                    Problem.of("token " + tokens.get(0).name() + " stands in a text of more than 32 MiB")
                            .at(path)
                            .fix("split the file, or leave the token out of it"));
        }
    }
}
