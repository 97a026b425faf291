package io.slipway.release.reports;

/**
 * What a verb found or did. Each is a definition of {@code report.schema.json}, key by key: what need not be there is an
 * Optional.
 */
public sealed interface VerbResult
        permits NoResult,
                ChangeReport,
                ChangesReport,
                CheckReport,
                ChecksReport,
                DiffReport,
                DoctorReport,
                HistoryReport,
                ImportReport,
                InitReport,
                ManifestReport,
                PackageReport,
                PolicyReport,
                ReviewCloseReport,
                ReviewListReport,
                ReviewSweepReport,
                StatusReport,
                UninstallReport,
                VariablesReport {}
