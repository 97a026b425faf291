package io.slipway.release.checks;

import java.util.List;
import java.util.Optional;

/**
 * What guards one environment, as its owner wrote it.
 *
 * @param branches that may be released there, as globs; any when empty
 * @param windows in which a change may begin: when any of them is open; at any time when empty
 * @param freezes in which no change may begin
 * @param request a system that is asked for its consent
 * @param query figures that must be good before the release
 * @param after figures that must stay good after it
 * @param waits whether a release waits for its checks; otherwise it ends
 * @param rollbackOutsideWindows whether a rollback may begin outside the windows
 */
public record Checks(
        List<String> branches,
        List<Window> windows,
        List<Freeze> freezes,
        Optional<RequestCheck> request,
        Optional<QueryCheck> query,
        Optional<AfterCheck> after,
        boolean waits,
        boolean rollbackOutsideWindows) {

    /** None: everything may be released at any time. */
    public static final Checks NONE = new Checks(
            List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), true, false);

    public Checks {
        branches = List.copyOf(branches);
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }
}
