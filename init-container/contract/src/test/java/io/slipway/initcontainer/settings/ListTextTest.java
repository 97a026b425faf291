package io.slipway.initcontainer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTextTest {
    @Test
    void commasAndNewlinesSeparateAndBlanksAreLeftOut() {
        assertThat(ListText.items(" a, b c \r\n\n,d ,")).containsExactly("a", "b c", "d");
        assertThat(ListText.items("one\\ntwo")).containsExactly("one\ntwo");
        assertThat(ListText.items("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/{a\\,b}.ts | src/{a,b}.ts",
                "src/\\[id\\].ts | src/\\[id\\].ts",
                "C:\\\\x | C:\\x",
                "end\\ | end\\"
            })
    void aBackslashKeepsWhatWouldSeparate(String text, String item) {
        assertThat(ListText.items(text)).containsExactly(item);
    }

    @Test
    void aGlobWithBracesAndATextWithACommaStayOneItem() {
        List<String> items = List.of("src/{app,lib}/*.ts", "#{a}#, #{b}#", " edges ");
        assertThat(ListText.items(ListText.of(items))).isEqualTo(items);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("items") List<String> items) {
        assertThat(ListText.items(ListText.of(items))).isEqualTo(items);
        assertThat(ListText.items(ListText.inOneLine(items))).isEqualTo(items);
        assertThat(ListText.inOneLine(items)).doesNotContain("\n");
    }

    @Provide
    Arbitrary<List<String>> items() {
        return Arbitraries.strings()
                .withChars(", \\\n\t\r{}*ab\"#né")
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMaxSize(5);
    }
}
