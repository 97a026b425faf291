package io.slipway.initcontainer.tokens;

import java.util.List;
import java.util.Optional;

/**
 * A token as it stands in a text.
 *
 * @param fallback the text after {@code :-}, still in the escaping of the place where it stands
 * @param filters names after {@code |}, in order; not checked to be known
 * @param offset index of the first character, from 0
 * @param length number of characters, delimiters included
 * @param line from 1
 * @param column from 1, in characters
 */
public record Token(
        String name, Optional<String> fallback, List<String> filters, int offset, int length, int line, int column) {
    public int end() {
        return offset + length;
    }
}
