package io.slipway.plugin.board;

import hudson.model.Job;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One app in one environment. */
@ExportedBean(defaultVisibility = 3)
public final class Cell {

    private final String environment;
    private final ReleaseRecord current;
    private final ReleaseRecord latest;
    private final String changes;

    private Cell(String environment, ReleaseRecord current, ReleaseRecord latest, String changes) {
        this.environment = environment;
        this.current = current;
        this.latest = latest;
        this.changes = changes;
    }

    /** @param behind the cell that releases come from; its newer builds are what is not here yet */
    static Cell of(Job<?, ?> job, String environment, Optional<Cell> behind) {
        List<ReleaseRecord> records = ReleaseHistory.of(job).records(environment);
        Optional<ReleaseRecord> current =
                records.stream().filter(record -> record.getState().isThere()).findFirst();
        Optional<ReleaseRecord> latest =
                records.stream().findFirst().filter(record -> current.isEmpty() || record != current.get());
        String changes = current.flatMap(here -> behind.map(Cell::getCurrent)
                        .filter(there -> there.getBuild() > here.getBuild())
                        .map(there -> "changes?from=" + here.getBuild() + "&to=" + there.getBuild()))
                .orElse("");
        return new Cell(environment, current.orElse(null), latest.orElse(null), changes);
    }

    @Exported
    public String getEnvironment() {
        return environment;
    }

    /** What runs there; null when nothing does, as Jelly and JSON want it. */
    @Exported(inline = true)
    public ReleaseRecord getCurrent() {
        return current;
    }

    /** What happened there since: a release that runs, waits or failed; null when nothing did. */
    @Exported(inline = true)
    public ReleaseRecord getLatest() {
        return latest;
    }

    /** Of the job: the page of what the environment before has and this one has not; empty when they are alike. */
    @Exported
    public String getChanges() {
        return changes;
    }

    boolean isEmpty() {
        return current == null && latest == null;
    }
}
