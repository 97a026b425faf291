package io.slipway.release.reports;

import io.slipway.release.importing.Import;
import io.slipway.release.importing.NotImported;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of {@code import}. */
public record ImportReport(
        String name,
        String file,
        boolean written,
        String descriptor,
        Optional<String> approvals,
        Map<String, String> checks,
        List<String> environments,
        List<String> variables,
        List<String> tokenFiles,
        List<NotImported> notImported)
        implements VerbResult {

    public static ImportReport of(Import made, Path file, boolean written) {
        return new ImportReport(
                made.name(),
                file.toString(),
                written,
                made.descriptor(),
                made.approvals(),
                made.checks(),
                List.copyOf(made.environments()),
                List.copyOf(made.variables()),
                List.copyOf(made.tokenFiles()),
                made.notImported());
    }
}
