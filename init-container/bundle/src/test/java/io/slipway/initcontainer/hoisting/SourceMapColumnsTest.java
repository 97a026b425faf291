package io.slipway.initcontainer.hoisting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceMapColumnsTest {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** The columns of a map's first line. */
    static List<Integer> columns(String map) {
        int start = map.indexOf("\"mappings\":\"") + 12;
        String line = map.substring(start, map.indexOf('"', start)).split(";")[0];
        List<Integer> columns = new ArrayList<>();
        int column = 0;
        for (String segment : line.split(",")) {
            int value = 0;
            int digit;
            int at = 0;
            do {
                digit = DIGITS.indexOf(segment.charAt(at));
                value |= (digit & 31) << 5 * at++;
            } while ((digit & 32) != 0);
            column += (value & 1) == 0 ? value / 2 : -(value / 2);
            columns.add(column);
        }
        return columns;
    }

    @Test
    void movesOnlyTheLineOfAnEdit() {
        String map = "{\"mappings\":\"AAAA;EAAA,MAAA;EAAA\"}";

        assertThat(new SourceMapColumns("a\n\"#{}#\",b\nc", List.of(new Edit(2, 8, "(longer text)"))).moved(map))
                .isEqualTo("{\"mappings\":\"AAAA;AAAA,eAAA;EAAA\"}");
    }

    @Test
    void leavesAMapThatItCannotReadAsItIs() {
        assertThat(new SourceMapColumns("a", List.of()).moved("{")).isEqualTo("{");
        assertThat(new SourceMapColumns("a", List.of()).moved("{\"sections\":[]}"))
                .isEqualTo("{\"sections\":[]}");
    }
}
