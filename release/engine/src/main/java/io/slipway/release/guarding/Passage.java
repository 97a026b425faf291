package io.slipway.release.guarding;

import io.slipway.release.checks.Checks;
import java.util.Optional;

/**
 * That a change may begin.
 *
 * @param checks that it met
 * @param override why it begins although they are closed, and what is closed
 */
public record Passage(Checks checks, Optional<String> override) {

    /** Of a change that no checks are asked about. */
    public static final Passage UNCHECKED = new Passage(Checks.NONE, Optional.empty());
}
