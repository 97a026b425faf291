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
 * @param queue which of several waiting builds goes
 * @param waits whether a release waits for its checks; otherwise it ends
 * @param rollbackOutsideWindows whether a rollback may begin outside the windows
 * @param override who may go past closed checks
 */
public record Checks(
        List<String> branches,
        List<Window> windows,
        List<Freeze> freezes,
        Optional<RequestCheck> request,
        Optional<QueryCheck> query,
        Optional<AfterCheck> after,
        Queue queue,
        boolean waits,
        boolean rollbackOutsideWindows,
        Override override) {

    /** None: everything may be released at any time. */
    public static final Checks NONE = new Checks(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Queue.ALL,
            true,
            false,
            Override.ANYBODY_WITH_THE_RIGHT);

    public Checks {
        branches = List.copyOf(branches);
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** Which of several builds that wait for one environment is released. */
    public enum Queue {
        /** Each in its turn. */
        ALL,
        /** The newest; the others end as superseded. */
        LATEST
    }

    /**
     * Who may go past closed checks. In the cluster, whoever may update the policy's ConfigMap.
     *
     * @param by group in Jenkins; blank for whoever may configure the environment
     */
    public record Override(String by) {

        static final Override ANYBODY_WITH_THE_RIGHT = new Override("");
    }

    /** Windows and freezes as one calendar. */
    public ReleaseCalendar calendar() {
        return new ReleaseCalendar(windows, freezes);
    }
}
