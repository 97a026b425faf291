package io.slipway.release.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.revisions.Revision.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

    /** From the oldest revision, which is number 1; a minus stands for none. */
    @ParameterizedTest
    @CsvSource({
        "'',                                       -, -, -",
        "deployed,                                 1, 1, -",
        "superseded deployed,                      2, 2, 1",
        "deployed failed,                          2, 1, 1",
        "superseded deployed failed,               3, 2, 2",
        "superseded superseded deployed,           3, 3, 2",
        "superseded superseded-failed deployed,    3, 3, 1",
        "failed failed,                            2, -, -",
        "deployed pending-upgrade,                 2, 1, 1",
        "superseded deployed pending-rollback,     3, 2, 2",
        "superseded-failed deployed,               2, 2, -",
    })
    void namesTheNewestTheLastSuccessfulAndTheOneToGoBackTo(
            String words, String newest, String lastSuccessful, String before) {
        History history = new History(revisions(words));

        assertThat(number(history.newest())).isEqualTo(newest);
        assertThat(number(history.lastSuccessful())).isEqualTo(lastSuccessful);
        assertThat(number(history.before())).isEqualTo(before);
    }

    private static List<Revision> revisions(String words) {
        List<Revision> revisions = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            boolean failed = word.endsWith("-failed");
            revisions.add(
                    0,
                    new Revision(
                            revisions.size() + 1,
                            Status.of(failed ? "superseded" : word),
                            "shop",
                            "1.0.0",
                            "1.0.0",
                            Optional.empty(),
                            failed ? "Failed: no value for token apiUrl" : "Upgrade complete",
                            Map.of()));
        }
        return revisions;
    }

    private static String number(Optional<Revision> revision) {
        return revision.map(known -> String.valueOf(known.number())).orElse("-");
    }
}
