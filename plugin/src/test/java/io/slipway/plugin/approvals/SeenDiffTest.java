package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.DiffRow;
import io.slipway.plugin.reports.Masker;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody who decides is told of the objects that a release would change. */
class SeenDiffTest {

    @Test
    void everyObjectHasItsLines() throws NotAReportException {
        SeenDiff diff =
                seen(change("Deployment portal", "changed", "-  image: portal:1.0.0", "+  image: portal:1.1.0"));

        assertThat(diff.getChanges())
                .containsExactly(new DiffRow(
                        "Deployment portal", "changed", List.of("-  image: portal:1.0.0", "+  image: portal:1.1.0")));
        assertThat(diff.isCut()).isFalse();
    }

    @Test
    void secretsAreMasked() throws NotAReportException {
        SeenDiff diff = seen(change("ConfigMap portal", "changed", "+  key: s3cr3t"));

        assertThat(diff.getChanges().get(0).lines()).containsExactly("+  key: ****");
    }

    /** The first release of an app adds a configuration of nginx with more than a thousand lines. */
    @Test
    void aLargeOneNamesEveryObjectAndSaysThatLinesAreMissing() throws NotAReportException {
        String[] many = Collections.nCopies(1200, "+  x").toArray(String[]::new);

        SeenDiff diff = seen(
                change("ConfigMap portal-nginx", "added", many),
                change("Deployment portal", "added", "+kind: Deployment"));

        assertThat(diff.getChanges())
                .extracting(DiffRow::object)
                .containsExactly("ConfigMap portal-nginx", "Deployment portal");
        assertThat(diff.getChanges().get(0).lines()).hasSize(200);
        assertThat(diff.getChanges().get(1).lines()).hasSize(1);
        assertThat(diff.isCut()).isTrue();
    }

    @Test
    void whatChangesNothingHasNoRows() throws NotAReportException {
        assertThat(seen().getChanges()).isEmpty();
        assertThat(seen().getUnknown()).isEmpty();
    }

    @Test
    void aReportWithoutOneSaysWhyNobodyKnows() throws NotAReportException {
        Report failed = Report.parse("""
                {"verb": "diff", "exitCode": 3, "result": {},
                 "problems": [{"message": "the cluster does not answer", "lookedIn": []}]}
                """);

        assertThat(SeenDiff.in(failed, new Masker(List.of())).getUnknown()).contains("the cluster does not answer");
    }

    private static SeenDiff seen(String... changes) throws NotAReportException {
        return SeenDiff.in(
                Report.parse("{\"verb\": \"diff\", \"exitCode\": 0, \"problems\": [], \"result\": {\"changes\": ["
                        + String.join(", ", changes) + "]}}"),
                new Masker(List.of("s3cr3t")));
    }

    private static String change(String object, String kind, String... lines) {
        return "{\"object\": \"" + object + "\", \"kind\": \"" + kind + "\", \"lines\": [\""
                + String.join("\", \"", lines) + "\"]}";
    }
}
