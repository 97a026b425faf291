package io.slipway.plugin.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * How a run of slipway ended; the release module's {@code report.schema.json} is the contract.
 *
 * @param exitCode 0 done, 1 failed, 2 the input is wrong, 3 something is not there
 * @param closed how long the checks are closed, when it is these that ended it
 * @param result what it found or did
 */
public record Report(
        String verb, int exitCode, List<Problem> problems, Optional<ClosedChecks> closed, JsonNode result) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_CHECKS = 200;
    private static final int MOST_CHANGES = 500;
    private static final String CHECKS = "checks";
    private static final String CHANGES = "changes";

    public Report {
        problems = List.copyOf(problems);
    }

    /** Reads what came from an agent: anything that is not a report is refused, and every text is bounded. */
    public static Report parse(String json) throws NotAReportException {
        JsonNode document = document(json);
        JsonNode exitCode = document.path("exitCode");
        if (!exitCode.isInt() || exitCode.intValue() < 0 || exitCode.intValue() > 3) {
            throw new NotAReportException("exitCode is not one of 0, 1, 2, 3");
        }
        if (!document.path("problems").isArray() || !document.path("result").isObject()) {
            throw new NotAReportException("problems or result is missing");
        }
        List<Problem> problems = problems(document.path("problems"));
        String first = problems.isEmpty() ? "" : problems.get(0).message();
        return new Report(
                text(document, "verb"),
                exitCode.intValue(),
                problems,
                ClosedChecks.of(document.path("closed"), first).filter(closed -> exitCode.intValue() == 1),
                document.path("result"));
    }

    /** A list of texts of each entry of a list of the result that has one, by a text of the entry. */
    public Map<String, List<String>> lists(String list, String key, String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        result.path(list).forEach(entry -> {
            List<String> texts = texts(entry.path(name));
            if (!texts.isEmpty()) {
                lists.put(text(entry, key), texts);
            }
        });
        return lists;
    }

    public boolean done() {
        return exitCode == 0;
    }

    /** A text of the result, by the names that lead to it; empty when there is none. */
    public String text(String... names) {
        JsonNode node = result;
        for (String name : names) {
            node = node.path(name);
        }
        return text(node);
    }

    /** A text of each entry of a list of the result. */
    public List<String> texts(String list, String name) {
        return StreamSupport.stream(result.path(list).spliterator(), false)
                .map(entry -> text(entry, name))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The first problem in one line; it is what the build's result says. */
    public String cause() {
        return problems.isEmpty()
                ? "slipway " + verb + " exited with code " + exitCode
                : problems.get(0).cause();
    }

    /** The same report of the first entry of a list of its result alone. */
    public Report first(String list) {
        return new Report(verb, exitCode, problems, closed, result.path(list).path(0));
    }

    /** The first problem without subject and place, for a page that tells the subject itself. */
    public String reason() {
        return problems.isEmpty() ? cause() : problems.get(0).message();
    }

    /** A text of each entry of a list of the result in which a flag is set. */
    public List<String> texts(String list, String name, String flag) {
        return StreamSupport.stream(result.path(list).spliterator(), false)
                .filter(entry -> entry.path(flag).asBoolean(false))
                .map(entry -> text(entry, name))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether it says what a release would change. */
    public boolean hasDiff() {
        return result.path(CHANGES).isArray();
    }

    /**
     * What a release would change, as a text to keep: every object, with its first lines.
     *
     * @param ofEach the most lines of an object
     * @param ofAll the most lines in all
     */
    public String diffText(int ofEach, int ofAll) {
        ArrayNode kept = JSON.createArrayNode();
        int left = ofAll;
        for (JsonNode change : result.path(CHANGES)) {
            int most = Math.min(ofEach, left);
            ObjectNode row = kept.addObject();
            row.set("object", change.path("object"));
            row.set("kind", change.path("kind"));
            ArrayNode lines = row.putArray("lines");
            texts(change.path("lines")).stream().limit(most).forEach(lines::add);
            left -= lines.size();
        }
        return kept.toString();
    }

    /** How many lines it has of what a release would change. */
    public int diffLines() {
        return StreamSupport.stream(result.path(CHANGES).spliterator(), false)
                .mapToInt(change -> change.path("lines").size())
                .sum();
    }

    /** From a text that was kept; empty for one that is empty or unreadable. */
    public static List<DiffRow> diff(String kept) {
        return rows(kept, MOST_CHANGES, DiffRow::of);
    }

    /** Whether it says how the checks of an environment stand. */
    public boolean hasChecks() {
        return result.path(CHECKS).isArray();
    }

    /** How they stand, as a text to keep. */
    public String checksText() {
        return result.path(CHECKS).toString();
    }

    /** From a text that was kept; empty for one that is empty or unreadable. */
    public static List<CheckRow> checks(String kept) {
        return rows(kept, MOST_CHECKS, CheckRow::of);
    }

    private static <R> List<R> rows(String kept, int most, Function<JsonNode, R> row) {
        try {
            return StreamSupport.stream(JSON.readTree(kept).spliterator(), false)
                    .limit(most)
                    .map(row)
                    .toList();
        } catch (JsonProcessingException unreadable) {
            return List.of();
        }
    }

    private static JsonNode document(String json) throws NotAReportException {
        try {
            JsonNode document = JSON.readTree(json);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException notJson) {
            // Its message quotes the text, which is as long as the agent likes.
        }
        throw new NotAReportException("not a JSON object");
    }

    private static List<Problem> problems(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .limit(MOST_PROBLEMS)
                .map(node -> new Problem(
                        text(node, "subject"),
                        text(node, "message"),
                        text(node, "location"),
                        texts(node.path("lookedIn")),
                        text(node, "fix")))
                .toList();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(Bounded.text(node.asText(""))));
        return texts;
    }

    /** A time that is none is as if it were not there. */
    static Optional<Instant> instant(JsonNode text) {
        try {
            return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static String text(JsonNode node, String name) {
        return text(node.path(name));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Bounded.text(value.asText("")) : "";
    }
}
