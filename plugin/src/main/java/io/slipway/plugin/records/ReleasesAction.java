package io.slipway.plugin.records;

import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build released where: kept in its build.xml, shown on its page and in its API. */
@ExportedBean
public final class ReleasesAction implements RunAction2 {

    private final List<ReleaseRecord> records = new ArrayList<>();
    private Released packaged = Released.NOTHING;
    private transient Run<?, ?> run;

    /** Of a build, made when it has none. */
    public static ReleasesAction of(Run<?, ?> run) {
        synchronized (run) {
            ReleasesAction action = run.getAction(ReleasesAction.class);
            if (action == null) {
                action = new ReleasesAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Puts a record in the place of the one with its id, and keeps it with the build and for the board. */
    public void put(ReleaseRecord record) throws IOException {
        synchronized (records) {
            records.removeIf(other -> other.getId().equals(record.getId()));
            records.add(record);
        }
        run.save();
        ReleaseHistory.of(run.getParent()).put(record);
    }

    /** Remembers the package that this build made. */
    public void packaged(Released chart) throws IOException {
        packaged = chart;
        run.save();
    }

    public Released getPackaged() {
        return packaged;
    }

    @Exported
    public List<ReleaseRecord> getRecords() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** What this build last released there. */
    public Optional<ReleaseRecord> latest(String environment) {
        return getRecords().stream()
                .filter(record -> record.getEnvironment().equals(environment))
                .reduce((earlier, later) -> later);
    }

    /** Of the job: the page of what changed since the release before this one; empty when there was none. */
    public String changes(ReleaseRecord record) {
        return ReleaseHistory.of(run.getParent()).records(record.getEnvironment()).stream()
                .filter(other -> other.getState().isThere() && other.getBuild() < record.getBuild())
                .findFirst()
                .map(before -> "changes?from=" + before.getBuild() + "&to=" + record.getBuild())
                .orElse("");
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        run = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loadedFor) {
        run = loadedFor;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** It has a summary on the build's page, and no page of its own. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
