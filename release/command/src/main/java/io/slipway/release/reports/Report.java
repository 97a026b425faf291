package io.slipway.release.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a verb answers with: how it ended, what was wrong, and what it found or did.
 *
 * @param result verb by verb as {@code report.schema.json} says; empty when the verb did not come to one
 */
public record Report(ExitCode exitCode, List<Finding> problems, ObjectNode result) {

    /** Of {@code report.schema.json}: another one means that a key was renamed or taken away. */
    private static final int VERSION = 1;

    public Report {
        problems = List.copyOf(problems);
    }

    /** An empty result, to be filled. */
    public static ObjectNode newResult() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static Report done(ObjectNode result) {
        return new Report(ExitCode.DONE, List.of(), result);
    }

    public static Report failed(List<Finding> problems, ObjectNode result) {
        return new Report(ExitCode.FAILED, problems, result);
    }

    /** Of a verb that ended with an error. */
    public static Report of(String subject, SlipwayException error) {
        return new Report(error.exitCode(), Finding.all(subject, error), newResult());
    }

    /** Of a verb that came to no result. */
    public static Report of(ExitCode exitCode, Problem problem) {
        return new Report(exitCode, List.of(Finding.of(problem)), newResult());
    }

    /**
     * The document.
     *
     * @param version of Slipway
     */
    public String json(String version, String verb) {
        ObjectNode document = newResult();
        document.put("reportVersion", VERSION)
                .put("slipway", version)
                .put("verb", verb)
                .put("exitCode", exitCode.code());
        ArrayNode list = document.putArray("problems");
        problems.forEach(problem -> problem.writeTo(list.addObject()));
        document.set("result", result);
        return document.toPrettyString();
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
