package io.slipway.plugin.board;

import hudson.model.Api;
import hudson.model.Failure;
import hudson.model.Job;
import io.slipway.plugin.Names;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.approvals.Person;
import io.slipway.plugin.approvals.SeenDiff;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** An app: its environments as a graph, its versions by environment, and the way to release one of them somewhere else. */
@ExportedBean
public final class ReleasePage {

    private final Job<?, ?> job;
    private final String name;
    private final List<PlacedRecord> records;
    private final AppRow row;

    private ReleasePage(Job<?, ?> job, String name, List<PlacedRecord> records) {
        this.job = job;
        this.name = name;
        this.records = records;
        row = AppRow.of(records);
    }

    /** Of an app that a job releases, with what other jobs release of it; null when it does not, as Stapler wants it. */
    static ReleasePage of(Job<?, ?> job, String name) {
        return DashboardAction.apps().stream()
                .filter(records -> records.stream()
                        .anyMatch(record -> record.job().equals(job)
                                && record.record().getApp().equals(name)))
                .findFirst()
                .map(records -> new ReleasePage(job, name, records))
                .orElse(null);
    }

    public Job<?, ?> getJob() {
        return job;
    }

    public String getDisplayName() {
        return name;
    }

    @Exported(inline = true)
    public AppRow getRow() {
        return row;
    }

    /** Of all templates; {@code reviews} is their page. */
    public List<PlacedRecord> getReviews() {
        return row.getCells().stream()
                .flatMap(cell -> cell.getReviews().stream())
                .toList();
    }

    /** Without templates: nothing is promoted to a review, or from one. */
    public EnvironmentGraph getGraph() {
        List<String> environments = row.getCells().stream()
                .filter(cell -> cell.getReviews().isEmpty())
                .map(Cell::getEnvironment)
                .toList();
        return EnvironmentGraph.of(environments, row.order());
    }

    @Exported(inline = true)
    public List<VersionRow> getVersions() {
        return VersionRow.of(records);
    }

    /** The two fields of the form that compares. */
    public List<String> getSides() {
        return List.of("from", "to");
    }

    /** Those that can be released from here. */
    public List<VersionRow> getKept() {
        return getVersions().stream()
                .filter(version -> version.record().job().equals(job) && version.isKept())
                .toList();
    }

    /** By its {@link VersionRow#getId()}; null when there is none, as Jelly wants it. */
    public VersionRow version(String id) {
        return getVersions().stream()
                .filter(version -> version.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The commits between two versions of this job; empty where they cannot be compared. */
    public List<Change> changes(VersionRow from, VersionRow to) {
        boolean comparable =
                from.record().job().equals(job) && to.record().job().equals(job);
        int low = Math.min(from.getBuild(), to.getBuild());
        int high = Math.max(from.getBuild(), to.getBuild());
        return comparable ? Change.between(job, low, high) : List.of();
    }

    /** Why slipway diff cannot compare two versions; null when it can, as Jelly wants it. */
    public String diffRefusal(VersionRow from, VersionRow to) {
        return new VersionDiff(job, from, to, "").refusal().orElse(null);
    }

    /** Whether the viewer may have slipway diff run. */
    public boolean isDiffing() {
        return job.hasPermission(SlipwayPermissions.RELEASE);
    }

    /** What slipway diff found; null when nobody has asked, as Jelly wants it. */
    public SeenDiff diff(VersionRow from, VersionRow to, String environment) {
        return new VersionDiff(job, from, to, Names.orEmpty(environment)).seen().orElse(null);
    }

    /** Compares two versions, and does not wait for it. */
    @POST
    public HttpResponse doDiff(
            @QueryParameter String from, @QueryParameter String to, @QueryParameter String environment) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        VersionRow older = version(from);
        VersionRow newer = version(to);
        boolean known =
                row.getCells().stream().anyMatch(cell -> cell.getEnvironment().equals(environment));
        if (!known || older == null || newer == null || diffRefusal(older, newer) != null) {
            return new Failure(Offer.text("unknown"));
        }
        new VersionDiff(job, older, newer, environment).ask();
        return HttpResponses.redirectTo(
                "compare?from=" + encoded(from) + "&to=" + encoded(to) + "&environment=" + encoded(environment));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@code environment/<name>/}: its history. */
    public EnvironmentHistory getEnvironment(String environment) {
        return new EnvironmentHistory(job, name, environment);
    }

    /** Of an environment of the graph, where its records are. */
    public EnvironmentHistory history(String environment) {
        return Optional.ofNullable(row.cell(environment))
                .map(cell -> cell.getCurrent() == null ? cell.getLatest() : cell.getCurrent())
                .map(record ->
                        new EnvironmentHistory(record.job(), record.record().getApp(), environment))
                .orElseGet(() -> getEnvironment(environment));
    }

    /** Where the viewer may release to. */
    public List<String> getOffered() {
        return row.getCells().stream()
                .map(Cell::getEnvironment)
                .filter(environment -> Offer.refusal(job, environment).isEmpty())
                .toList();
    }

    /** Why no version can be released from here; null when one can, as Jelly wants it. */
    public String getRefusal() {
        Optional<String> everywhere = row.getCells().stream()
                .map(cell -> Offer.refusal(job, cell.getEnvironment()))
                .reduce((one, other) -> one.isPresent() ? other : one)
                .orElse(Optional.of(Offer.text("nothing")));
        return everywhere.orElseGet(() -> getKept().isEmpty() ? Offer.text("notKept") : null);
    }

    /** The build that the last click started. */
    public StartedBuild started(String queueId) {
        return StartedBuild.of(queueId);
    }

    /** Whether the viewer may ask the clusters what runs there. */
    public boolean isAsking() {
        return job.hasPermission(SlipwayPermissions.RELEASE)
                && SlipwayConfiguration.get().isAskClusters();
    }

    /** Asks the clusters of all environments that the viewer may release to, and does not wait for them. */
    @POST
    public HttpResponse doAsk() {
        job.checkPermission(SlipwayPermissions.RELEASE);
        if (isAsking()) {
            row.getCells().stream()
                    .flatMap(cell -> Stream.ofNullable(cell.getCurrent()))
                    .filter(record -> record.job().hasPermission(SlipwayPermissions.RELEASE))
                    .forEach(ClusterAnswer::ask);
        }
        return HttpResponses.redirectTo(".");
    }

    /** Releases a version to an environment, whatever runs there. */
    @POST
    public HttpResponse doDeploy(
            @QueryParameter String version, @QueryParameter String to, @QueryParameter String comment) {
        job.checkPermission(SlipwayPermissions.RELEASE);
        Optional<VersionRow> wanted =
                getKept().stream().filter(one -> one.getId().equals(version)).findFirst();
        boolean known =
                row.getCells().stream().anyMatch(cell -> cell.getEnvironment().equals(to));
        if (wanted.isEmpty() || !known || Person.current().isEmpty()) {
            return new Failure(Offer.text("unknown"));
        }
        return EnvironmentHistory.start(
                job, to, ReplayScript.deploy(wanted.get().record().record(), to, EnvironmentHistory.bounded(comment)));
    }

    public Api getApi() {
        return new Api(this);
    }
}
