package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a file that a person wrote, and no more of it than such a file can have. */
final class YamlText {

    /** A character has four bytes at most. */
    private static final int MOST_BYTES = 4 * YamlTree.LARGEST;

    private YamlText() {}

    /**
     * The text of a UTF-8 file, without a byte order mark.
     *
     * @param fix what to do when the file is not there
     * @throws SlipwayException (usage) when there is none, it may not be read, is too large or no UTF-8
     */
    static String read(Path path, String fix) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw SlipwayException.usage(
                    Problem.of("not a file").at(path.toString()).fix(fix));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SlipwayException.usage(YamlTree.tooLarge(path.toString()));
            }
            String text = decoded(path, bytes);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw SlipwayException.usage(
                    Problem.of("the file does not exist").at(path.toString()).fix(fix));
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("the file cannot be read: " + e.getMessage())
                    .at(path.toString())
                    .fix("let this user read it"));
        }
    }

    private static String decoded(Path path, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw SlipwayException.usage(Problem.of("the file is not UTF-8 text")
                    .at(Place.of(path.toString(), text, text.length()).toString())
                    .fix("save it as UTF-8"));
        }
        return text.toString();
    }
}
