package io.slipway.initcontainer.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script is read as its bytes, so that a blank or line end beyond ASCII has two or three characters. */
class JsTextTest {

    /** Those of ECMAScript: white space, line terminators, and Unicode's space separators. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2005, 0x200a, 0x2028, 0x2029,
                0x202f, 0x205f, 0x3000, 0xfeff
            })
    void blank(int character) {
        String bytes = bytes(character);

        assertThat(JsText.blank("a" + bytes + "b", 1, bytes.length() + 2)).isEqualTo(bytes.length());
        assertThat(JsText.skipBlanks(bytes + bytes + "b", 0, 2 * bytes.length() + 1))
                .isEqualTo(2 * bytes.length());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x08, 0x0e, 0x1f, 0x21, 0x7f, 0x85, 0x9f, 0xa1, 0x167f, 0x1681, 0x180e, 0x1fff, 0x200b, 0x2027, 0x202a,
                0x202e, 0x2030, 0x205e, 0x2060, 0x2fff, 0x3001, 0xfefe, 0xff00, 0xe000
            })
    void noBlank(int character) {
        String bytes = bytes(character);

        assertThat(JsText.blank("a" + bytes + "b", 1, bytes.length() + 2)).isZero();
        assertThat(JsText.skipBlanks(bytes, 0, bytes.length())).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xa0, 0x1680, 0x2000, 0x2028, 0x205f, 0x3000, 0xfeff})
    void aBlankThatIsCutOffIsNone(int character) {
        String bytes = bytes(character);

        assertThat(JsText.blank(bytes, 0, bytes.length() - 1)).isZero();
        assertThat(JsText.blank(bytes, 0, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0a, 0x0d, 0x2028, 0x2029})
    void lineEnd(int character) {
        String bytes = bytes(character);

        assertThat(JsText.lineEnd(bytes, 0, bytes.length())).isEqualTo(bytes.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0b, 0x0c, 0x20, 0x85, 0x2027, 0x202a, 0x20a8, 0x20a9})
    void noLineEnd(int character) {
        String bytes = bytes(character);

        assertThat(JsText.lineEnd(bytes, 0, bytes.length())).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2028, 0x2029})
    void aLineEndThatIsCutOffIsNone(int character) {
        assertThat(JsText.lineEnd(bytes(character), 0, 2)).isZero();
    }

    /** Text that was decoded holds them as one character. */
    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029"})
    void lineEndInText(String character) {
        assertThat(JsText.lineEnd(character, 0, 1)).isEqualTo(1);
        assertThat(JsText.blank(character, 0, 1)).isEqualTo(1);
    }

    private static String bytes(int character) {
        return new String(
                new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
