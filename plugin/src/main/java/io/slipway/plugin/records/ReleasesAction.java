package io.slipway.plugin.records;

import hudson.model.Run;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.RunAction2;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build released where: kept in its build.xml, shown on its page and in its API. */
@ExportedBean
public final class ReleasesAction implements RunAction2 {

    private static final String URL = "slipway-releases";

    private final List<ReleaseRecord> records = new ArrayList<>();
    private final Map<String, Released> packaged = new LinkedHashMap<>();
    private final Set<String> environments = new LinkedHashSet<>();
    private final Map<String, PromotionOrder> orders = new LinkedHashMap<>();
    private final Map<String, String> apps = new LinkedHashMap<>();
    private Map<String, List<String>> deliverable = new LinkedHashMap<>();
    /** By directory, all environments of a descriptor that was read whole. */
    private Map<String, List<String>> descriptors = new LinkedHashMap<>();
    /** By directory. */
    private Map<String, SourceCommit> origins = new LinkedHashMap<>();
    /** The display name that the build got from here. */
    private String name = "";

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

    /** Puts a record in the place of the one with its id, keeps it with the build and for the board, and tells the listeners. */
    public void put(ReleaseRecord uncounted) throws IOException {
        ReleaseRecord record =
                CommitCount.count(run, ReleaseHistory.of(run.getParent()).records(), uncounted);
        Optional<ReleaseState> before;
        synchronized (records) {
            before = records.stream()
                    .filter(other -> other.getId().equals(record.getId()))
                    .map(ReleaseRecord::getState)
                    .findFirst();
            records.removeIf(other -> other.getId().equals(record.getId()));
            records.add(record);
        }
        name();
        run.save();
        ReleaseHistory.of(run.getParent()).put(record);
        if (!before.equals(Optional.of(record.getState()))) {
            RecordListener.fire(new RecordChange(run, before, record));
        }
    }

    /**
     * Remembers what a report says of the app: its name, and which environments its descriptor has.
     *
     * @param whole whether the report is about all of them
     */
    public void learn(String directory, Report report, boolean whole) throws IOException {
        synchronized (records) {
            if (!report.text("app").isEmpty()) {
                apps.put(directory, report.text("app"));
            }
            List<String> names = report.texts("environments", "environment").stream()
                    .limit(Retention.ENVIRONMENTS)
                    .toList();
            environments.addAll(names);
            if (whole) {
                deliverable().put(directory, deliverable(report));
                descriptors().put(directory, new ArrayList<>(names));
            }
            PromotionOrder order = PromotionOrder.of(report.lists("environments", "environment", "after"));
            if (!order.isEmpty()) {
                orders.put(directory, order);
            }
        }
        run.save();
    }

    /** A template of reviews is never released to by name. */
    private static List<String> deliverable(Report report) {
        Set<String> templates = Set.copyOf(report.texts("environments", "environment", "template"));
        return new ArrayList<>(report.texts("environments", "environment").stream()
                .filter(name -> !templates.contains(name))
                .limit(Retention.ENVIRONMENTS)
                .toList());
    }

    private Map<String, List<String>> deliverable() {
        // A build that an older Slipway kept has none.
        deliverable = deliverable == null ? new LinkedHashMap<>() : deliverable;
        return deliverable;
    }

    /** The environments of the descriptor in a directory that can be released to, in its order; empty while no step has said them. */
    public List<String> deliverable(String directory) {
        synchronized (records) {
            return List.copyOf(deliverable().getOrDefault(directory, List.of()));
        }
    }

    /** Remembers what an app is called that no report has told of yet. */
    public void called(String directory, String app) throws IOException {
        synchronized (records) {
            apps.put(directory, app);
        }
        run.save();
    }

    private Map<String, SourceCommit> origins() {
        // A build that an older Slipway kept has none.
        origins = origins == null ? new LinkedHashMap<>() : origins;
        return origins;
    }

    /** Remembers what the app in a directory is checked out at. */
    public void checkedOut(String directory, SourceCommit origin) throws IOException {
        synchronized (records) {
            origins().put(directory, origin);
        }
        run.save();
    }

    /** What the app in a directory is checked out at, as far as a step of the build has looked. */
    public SourceCommit origin(String directory) {
        synchronized (records) {
            return origins().getOrDefault(directory, SourceCommit.UNKNOWN);
        }
    }

    private Map<String, List<String>> descriptors() {
        // A build that an older Slipway kept has none.
        descriptors = descriptors == null ? new LinkedHashMap<>() : descriptors;
        return descriptors;
    }

    /** All environments of the descriptor in a directory, templates too; empty while no step has read all of it. */
    public Optional<List<String>> descriptor(String directory) {
        synchronized (records) {
            return Optional.ofNullable(descriptors().get(directory)).map(List::copyOf);
        }
    }

    /** Of the descriptor in a directory; empty while no step of the build has said it. */
    public String app(String directory) {
        synchronized (records) {
            return apps.getOrDefault(directory, "");
        }
    }

    /** Of the descriptor in a directory, as far as steps of the build have said it. */
    public PromotionOrder order(String directory) {
        synchronized (records) {
            return orders.getOrDefault(directory, PromotionOrder.NONE);
        }
    }

    /** Those of the descriptor, as far as steps of the build have said them. */
    public Set<String> environments() {
        synchronized (records) {
            return new LinkedHashSet<>(environments);
        }
    }

    /** Remembers the package that this build made of the app in a directory. */
    public void packaged(String directory, Released chart) throws IOException {
        synchronized (records) {
            packaged.put(directory, chart);
        }
        name();
        run.save();
    }

    /** Calls the build after its versions; the caller saves it. */
    private void name() throws IOException {
        String wanted;
        synchronized (records) {
            wanted = BuildName.of(packaged, records);
        }
        name = BuildName.give(run, name == null ? "" : name, wanted);
    }

    public Released packaged(String directory) {
        synchronized (records) {
            return packaged.getOrDefault(directory, Released.NOTHING);
        }
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

    /** Of the history of a record's app in its environment, from Jenkins' root. */
    public String historyUrl(ReleaseRecord record) {
        String app = record.getApp().isEmpty() ? "" : "app/" + record.getApp() + "/";
        return run.getParent().getUrl() + "slipway/" + app + "environment/" + record.getEnvironment() + "/";
    }

    /** Of the job: the page of what changed since the release before this one; empty when there was none. */
    public String changes(ReleaseRecord record) {
        return ReleaseHistory.of(run.getParent()).records(record.getEnvironment()).stream()
                .filter(other -> other.getState().isThere() && other.getBuild() < record.getBuild())
                .findFirst()
                .filter(before -> before.getSource() < record.getSource())
                .map(before -> "changes?from=" + before.getSource() + "&to=" + record.getSource())
                .orElse("");
    }

    /** Keeps what slipway reported on a release. */
    public void keepReport(ReleaseRecord record, String json) throws IOException {
        KeptReport.of(run, record).keep(json);
    }

    /** What slipway reported on a release; empty when there is none. */
    public Optional<String> report(ReleaseRecord record) throws IOException {
        return KeptReport.of(run, record).read();
    }

    /** Of the page of a release's report, from Jenkins' root; empty when there is none. */
    public String reportUrl(ReleaseRecord record) {
        return KeptReport.of(run, record).exists()
                ? run.getUrl() + URL + "/report/" + KeptReport.key(record) + "/"
                : "";
    }

    /** {@code report/<key>/}: what slipway reported on a release of this build; null when there is none, as Stapler wants it. */
    @StaplerDispatchable
    public ReportPage getReport(String key) throws IOException {
        for (ReleaseRecord record : getRecords()) {
            Optional<String> report = KeptReport.key(record).equals(key) ? report(record) : Optional.empty();
            if (report.isPresent()) {
                return new ReportPage(record, report.get());
            }
        }
        return null;
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

    /** It has a summary on the build's page, and no link beside it. */
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
        return URL;
    }
}
