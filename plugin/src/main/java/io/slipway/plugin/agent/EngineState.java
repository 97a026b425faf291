package io.slipway.plugin.agent;

import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an agent answers about a process. An agent is not trusted: {@link #checked} bounds what comes from it.
 *
 * @param text of the log since the offset that was asked for
 * @param offset to ask for next
 * @param report the JSON report; empty while it runs, and when it ended without one
 */
public record EngineState(String text, long offset, boolean running, String report) implements Serializable {

    static final int MOST_TEXT = 256 * 1024;
    static final int MOST_REPORT = 1024 * 1024;

    EngineState checked(long asked) throws IOException {
        boolean right = text != null
                && report != null
                && text.length() <= MOST_TEXT
                && report.length() <= MOST_REPORT
                && offset >= asked
                && offset - asked <= MOST_TEXT;
        if (!right) {
            throw new IOException("the agent answered with more than slipway's log and report can be");
        }
        return this;
    }

    /**
     * The same as people in Jenkins know it, in the log and in the report: with names for the files of a folder, and what is advised
     * as parameters of a step.
     *
     * @param prefix path of the folder, with a separator at its end
     * @param names what people call a file, by its name; of others the name is left
     */
    EngineState named(String prefix, Map<String, String> names) {
        String log = text;
        String json = report;
        // The longest first: one may begin with the name of another.
        List<String> files = names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String file : files) {
            log = log.replace(prefix + file, names.get(file));
            json = json.replace(inJson(prefix + file), inJson(names.get(file)));
        }
        return new EngineState(
                AdvisedOptions.inLog(log.replace(prefix, "")),
                offset,
                running,
                AdvisedOptions.inReport(json.replace(inJson(prefix), "")));
    }

    private static String inJson(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
