package io.slipway.initcontainer.index;

import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.contexts.FileKind;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.tokens.Token;
import io.slipway.initcontainer.tokens.TokenScanner;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/** A file that is too large to be edited: read piece by piece, and refused if it is a text that holds a token. */
final class LargeFile {
    private static final int PIECE = 1 << 20;
    /** Longer than any token with its fallback. */
    private static final int OVERLAP = 1 << 13;

    private final Path file;
    private final TokenSyntax syntax;
    private final TokenScanner scanner;

    LargeFile(Path file, TokenSyntax syntax) {
        this.file = file;
        this.syntax = syntax;
        this.scanner = new TokenScanner(syntax);
    }

    FileFacts facts(String path) throws IOException {
        CRC32 crc = new CRC32();
        byte[] bytes = new byte[PIECE + OVERLAP];
        long size = 0;
        int kept = 0;
        boolean text = true;
        boolean utf16 = false;
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            for (int read = in.readNBytes(bytes, 0, PIECE); read > 0; read = in.readNBytes(bytes, kept, PIECE)) {
                crc.update(bytes, kept, read);
                utf16 = size == 0 ? FileText.isUtf16(bytes, read) : utf16;
                text = size == 0 ? isNamedText(path) || !FileText.isBinary(bytes, read) : text;
                size += read;
                if (utf16) {
                    ReadBundle.refuseTokensInUtf16(path, bytes, kept + read, syntax);
                } else if (text) {
                    refuseTokens(path, bytes, kept + read);
                }
                int next = Math.min(OVERLAP, kept + read);
                System.arraycopy(bytes, kept + read - next, bytes, 0, next);
                kept = next;
            }
        }
        return new FileFacts(path, size, crc.getValue());
    }

    private static boolean isNamedText(String path) {
        return FileKind.of(path) != FileKind.TEXT;
    }

    private void refuseTokens(String path, byte[] bytes, int length) {
        List<Token> tokens =
                scanner.scan(FileText.of(length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length)));
        if (!tokens.isEmpty()) {
            throw InitException.failed(
                    Problem.of("token " + tokens.get(0).name() + " stands in a text of more than 32 MiB")
                            .at(path)
                            .fix("split the file, or leave the token out of it"));
        }
    }
}
