package io.slipway.release.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a change may begin: in any of the windows, and in none of the freezes.
 *
 * @param windows always open when empty
 */
public record ReleaseCalendar(List<Window> windows, List<Freeze> freezes) {

    /** Windows come back each week; one of them may fall into an hour that clocks skip. */
    static final int LOOK_AHEAD_DAYS = 15;

    public ReleaseCalendar {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** Whether a change may begin. */
    public boolean isOpen(Instant now) {
        return inWindow(now) && freezes.stream().noneMatch(freeze -> freeze.isOn(now));
    }

    private boolean inWindow(Instant now) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.isOpen(now));
    }

    /** When that changes next; empty when it never does. */
    public Optional<Instant> nextChange(Instant now) {
        boolean open = isOpen(now);
        Instant horizon = horizon(now);
        Optional<Instant> edge = nextEdge(now);
        while (edge.isPresent() && edge.get().isBefore(horizon)) {
            if (isOpen(edge.get()) != open) {
                return edge;
            }
            edge = nextEdge(edge.get());
        }
        return Optional.empty();
    }

    private Instant horizon(Instant now) {
        return Stream.concat(Stream.of(now), freezes.stream().map(Freeze::ends))
                .max(Comparator.naturalOrder())
                .orElse(now)
                .plus(Duration.ofDays(LOOK_AHEAD_DAYS));
    }

    private Optional<Instant> nextEdge(Instant now) {
        Stream<Instant> ofFreezes = freezes.stream().flatMap(freeze -> Stream.of(freeze.begins(), freeze.ends()));
        Stream<Instant> ofWindows = windows.stream().flatMap(window -> window.edgesAfter(now));
        return Stream.concat(ofFreezes, ofWindows)
                .filter(edge -> edge.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
