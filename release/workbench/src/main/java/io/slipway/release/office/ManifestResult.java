package io.slipway.release.office;

import io.slipway.release.problems.Problem;
import java.util.List;

/**
 * The manifest of an environment and what is wrong with it.
 *
 * @param file in the source
 * @param format {@code xml} or {@code json}
 * @param id of the add-in; empty when it has none
 * @param version of the manifest; empty when it has none
 * @param text to be given to Office
 * @param problems none means that it can be
 * @param notes on what could not be compared
 */
public record ManifestResult(
        String file,
        String format,
        String id,
        String version,
        String text,
        List<Problem> problems,
        List<String> notes) {

    public ManifestResult {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
