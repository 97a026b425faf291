package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code docs/benchmarks.md} has a row for each number of the design, and says the same by figures, words and picture. */
class BenchmarksPageTest {
    private static final Path DOCS = Repository.ROOT.resolve("docs");

    /** A line of the page's first table. */
    record Row(String what, String against, double ours, double theirs, double ratio, String reach, String verdict) {
        static Row of(String line) {
            String[] cells = Arrays.stream(line.split("(?<!\\\\)\\|"))
                    .map(cell -> cell.strip().replaceAll("[`*]|\\\\(?=\\|)", ""))
                    .toArray(String[]::new);
            return new Row(
                    cells[1], cells[2], number(cells[3]), number(cells[4]), number(cells[5]), cells[6], cells[7]);
        }

        private static double number(String text) {
            return Double.parseDouble(text.replaceAll(" .*|,", ""));
        }

        double limit() {
            return reach.equals("–") ? 1 : number(reach.replace("≤ ", ""));
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readString(DOCS.resolve("benchmarks.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| what | against |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                publish a site with .gz files; cp -r, grep | sed -i;            ≤ 1.5
                publish a site;             cp -r, grep | sed -i;               ≤ 1.2
                publish a site;             cp -r;                              ≤ 2
                publish a site;             cp -r, @qetza/replacetokens;        –
                publish a site;             cp -r, import-meta-env;             –
                memory of publishing;       64 MiB;                             ≤ 1
                start of a pod;             npm run build;                      ≤ 0.01
                check three environments;   helm 3 lint, template;              ≤ 1.5
                check three environments;   helm 4 lint, template;              ≤ 1.5
                release an unchanged chart; helm 3 upgrade --install --wait;    ≤ 1.5
                release an unchanged chart; helm 4 upgrade --install --wait;    ≤ 1.5
                release a new version;      helm 3 upgrade --install --wait;    ≤ 1
                the first release on an agent; 2.5 s;                           ≤ 1
                bytes of a first visit;     stock nginx;                        ≤ 0.35
                bytes of a repeat visit;    a first visit of stock nginx;       ≤ 0.02
                processor time of publishing with precompressed files; hoist: false; ≤ 0.75
                failed fresh loads, a new version; stock nginx, cp and sed;     ≤ 0.001
                failed fresh loads, a rollback; stock nginx, cp and sed;        ≤ 0.001
                failed fresh loads, two releases in a row; stock nginx, cp and sed; ≤ 0.001
                failed fresh loads, a value alone; slipway, keep and hoist: false; ≤ 0.001
                failed lazy pages of old tabs afterwards, a new version; stock nginx, cp and sed; ≤ 0.001
                time until a returning browser shows the first page; values in the scripts, names by pattern, less a round trip; ≤ 1
                time until a returning browser shows a lazy page; values in the scripts, names by pattern, less a round trip; ≤ 1
                """)
    void everyNumberOfTheDesignHasItsRow(String what, String against, String reach) throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.what().equals(what) && row.against().equals(against))
                .extracting(Row::reach)
                .containsExactly(reach);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ratioAndVerdictFollowFromTheFigures(Row row) {
        assertThat(row.ratio()).isCloseTo(row.ours() / row.theirs(), within(0.02 + row.ratio() * 0.03));
        assertThat(row.verdict().equals("lost")).isEqualTo(row.ratio() > row.limit());
    }

    @Test
    void whatIsLostIsSaidInWords() throws IOException {
        String page = Files.readString(DOCS.resolve("benchmarks.md"));

        assertThat(rows())
                .filteredOn(row -> row.verdict().equals("lost"))
                .allSatisfy(row -> assertThat(page).contains("- " + row.what() + ", against " + row.against() + ": "));
    }

    @Test
    void thePictureShowsEveryRatio() throws Exception {
        NodeList bars = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DOCS.resolve("pictures/benchmarks.svg").toFile())
                .getElementsByTagName("text");

        assertThat(IntStream.range(0, bars.getLength())
                        .mapToObj(i -> (Element) bars.item(i))
                        .filter(text -> text.getAttribute("class").equals("ratio"))
                        .map(text -> Double.parseDouble(text.getTextContent())))
                .containsExactlyElementsOf(
                        rows().stream().map(Row::ratio).filter(it -> it > 0).toList());
    }
}
