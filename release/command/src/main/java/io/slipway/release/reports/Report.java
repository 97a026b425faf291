package io.slipway.release.reports;

import io.slipway.release.problems.ClosedChecks;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a verb answers with: how it ended, what was wrong, and what it found or did.
 *
 * @param closed how long the checks are closed, when it is these that ended it
 * @param result what it found or did; {@link NoResult} when it did not come to that
 */
public record Report(ExitCode exitCode, List<Finding> problems, Optional<ClosedChecks> closed, VerbResult result) {

    /** Of {@code report.schema.json}: another one means that a key was renamed or taken away. */
    private static final int VERSION = 1;

    public Report {
        problems = List.copyOf(problems);
    }

    public Report(ExitCode exitCode, List<Finding> problems, VerbResult result) {
        this(exitCode, problems, Optional.empty(), result);
    }

    public static Report done(VerbResult result) {
        return new Report(ExitCode.DONE, List.of(), result);
    }

    public static Report failed(List<Finding> problems, VerbResult result) {
        return new Report(ExitCode.FAILED, problems, result);
    }

    /** Of a verb that ended with an error. */
    public static Report of(String subject, SlipwayException error) {
        return new Report(error.exitCode(), Finding.all(subject, error), error.closed(), new NoResult());
    }

    /** Of a verb that came to no result. */
    public static Report of(ExitCode exitCode, Problem problem) {
        return new Report(exitCode, List.of(Finding.of(problem)), new NoResult());
    }

    /**
     * The document.
     *
     * @param version of Slipway
     */
    public String json(String version, String verb) {
        return ReportJson.write(new ReportDocument(
                VERSION,
                version,
                verb,
                exitCode.code(),
                problems.stream().map(ReportDocument.ProblemEntry::of).toList(),
                closed.map(ReportDocument.ClosedEntry::of),
                result));
    }

    /** Puts a document there whole: a reader never finds half of one. */
    public static void write(String document, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path beside = Files.createTempFile(absolute.getParent(), "report", ".json");
        try {
            Files.writeString(beside, document + "\n");
            Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
