package io.slipway.plugin.board;

import hudson.model.Job;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One app: a job that has released something. */
@ExportedBean(defaultVisibility = 3)
public final class AppRow {

    private final Job<?, ?> job;
    private final List<Cell> cells;

    private AppRow(Job<?, ?> job, List<Cell> cells) {
        this.job = job;
        this.cells = cells;
    }

    static AppRow of(Job<?, ?> job) {
        List<Cell> cells = new ArrayList<>();
        Optional<Cell> behind = Optional.empty();
        for (String environment : environments(job)) {
            Cell cell = Cell.of(job, environment, behind.filter(before -> before.getCurrent() != null));
            behind = Optional.of(cell);
            cells.add(cell);
        }
        return new AppRow(job, List.copyOf(cells));
    }

    /** Those that are configured, in their request, then those that were only released to. */
    private static Set<String> environments(Job<?, ?> job) {
        Set<String> names = new LinkedHashSet<>(Settings.of(job).environments().keySet());
        ReleaseHistory.of(job).records().stream()
                .map(ReleaseRecord::getEnvironment)
                .sorted()
                .forEach(names::add);
        return names;
    }

    @Exported
    public String getName() {
        return job.getFullName();
    }

    public String getDisplayName() {
        return job.getFullDisplayName();
    }

    /** Of the job, from Jenkins' root. */
    @Exported
    public String getUrl() {
        return job.getUrl();
    }

    @Exported(inline = true)
    public List<Cell> getCells() {
        return cells;
    }

    /** Null when the app has never been released there, as Jelly wants it. */
    public Cell cell(String environment) {
        return cells.stream()
                .filter(cell -> cell.getEnvironment().equals(environment) && !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
