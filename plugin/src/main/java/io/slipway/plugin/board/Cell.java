package io.slipway.plugin.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One app in one environment. */
@ExportedBean(defaultVisibility = 3)
public final class Cell {

    private final String environment;
    private final PlacedRecord current;
    private final PlacedRecord latest;
    private final List<PlacedRecord> events;
    private final String changes;
    private final int behind;
    private final OptionalInt commits;
    private final List<PlacedRecord> reviews;

    private Cell(
            String environment,
            PlacedRecord current,
            PlacedRecord latest,
            List<PlacedRecord> events,
            String changes,
            int behind,
            OptionalInt commits,
            List<PlacedRecord> reviews) {
        this.environment = environment;
        this.current = current;
        this.latest = latest;
        this.events = events;
        this.changes = changes;
        this.behind = behind;
        this.commits = commits;
        this.reviews = reviews;
    }

    /**
     * Of the records of an app.
     *
     * @param behind the cell that releases come from; its newer builds are what is not here yet
     */
    static Cell of(List<PlacedRecord> all, String environment, Optional<Cell> behind) {
        List<PlacedRecord> records = all.stream()
                .filter(record -> record.getEnvironment().equals(environment))
                .toList();
        if (records.stream().anyMatch(record -> record.record().isReview())) {
            return ofReviews(records, environment);
        }
        Optional<PlacedRecord> current =
                records.stream().filter(PlacedRecord::tellsWhatRuns).findFirst();
        Optional<PlacedRecord> latest =
                records.stream().findFirst().filter(record -> current.isEmpty() || record != current.get());
        String changes = current.flatMap(here -> behind.map(Cell::getCurrent).flatMap(there -> changes(here, there)))
                .orElse("");
        int builds = current.flatMap(here -> behind.map(Cell::getCurrent).map(there -> builds(here, there)))
                .orElse(0);
        OptionalInt commits = builds == 0
                ? OptionalInt.empty()
                : behind.get().getCurrent().record().commitsAfter(current.get().record());
        return new Cell(
                environment,
                current.orElse(null),
                latest.orElse(null),
                events(records, latest),
                changes,
                builds,
                commits,
                List.of());
    }

    /** Of a template: each change has a release of its own, so none of them is what runs there. */
    private static Cell ofReviews(List<PlacedRecord> records, String environment) {
        List<PlacedRecord> open =
                records.stream().filter(record -> record.getState().isOpen()).toList();
        return new Cell(
                environment,
                null,
                null,
                open,
                "",
                0,
                OptionalInt.empty(),
                PlacedRecord.openReviews(records, Instant.now()));
    }

    /** What waits or is under way, however many other records are newer, and before it how the last one ended. */
    private static List<PlacedRecord> events(List<PlacedRecord> records, Optional<PlacedRecord> latest) {
        Stream<PlacedRecord> ended =
                latest.stream().filter(record -> !record.getState().isOpen());
        Stream<PlacedRecord> open =
                records.stream().filter(record -> record.getState().isOpen());
        return Stream.concat(ended, open).toList();
    }

    private static int builds(PlacedRecord here, PlacedRecord there) {
        return changes(here, there).isEmpty()
                ? 0
                : there.record().getSource() - here.record().getSource();
    }

    /** Builds are compared by what they were made of: a promotion and a rollback are builds of their own. */
    private static Optional<String> changes(PlacedRecord here, PlacedRecord there) {
        int from = here.record().getSource();
        int to = there.record().getSource();
        boolean comparable = here.job().equals(there.job()) && !here.isChanged() && !there.isChanged();
        return comparable && from < to
                ? Optional.of(here.getJobUrl() + "changes?from=" + from + "&to=" + to)
                : Optional.empty();
    }

    @Exported
    public String getEnvironment() {
        return environment;
    }

    /** What runs there, or that nobody knows; null when nothing was released, as Jelly and JSON want it. */
    @Exported(inline = true)
    public PlacedRecord getCurrent() {
        return current;
    }

    /** What its cluster said when somebody asked; null when nobody has, as Jelly and JSON want it. */
    @Exported(inline = true)
    public ClusterAnswer getAsked() {
        return current == null ? null : ClusterAnswer.to(current).orElse(null);
    }

    /** What happened there since: a release that runs, waits or failed; null when nothing did. */
    @Exported(inline = true)
    public PlacedRecord getLatest() {
        return latest;
    }

    /** What happened since, and all that waits or is under way; one that is being verified runs already, too. */
    @Exported(inline = true)
    public List<PlacedRecord> getEvents() {
        return events;
    }

    /** How many builds of the environment before are not here yet. */
    @Exported
    public int getBehind() {
        return behind;
    }

    /** How many commits these builds took in; null when nobody knows, as Jelly and JSON want it. */
    @Exported
    public Integer getCommitsBehind() {
        return commits.isPresent() ? commits.getAsInt() : null;
    }

    /** The reviews that are open, the newest first; empty where the environment is no template. */
    @Exported(inline = true)
    public List<PlacedRecord> getReviews() {
        return reviews;
    }

    /** Whether a text that is shown here has this in it. */
    boolean matches(String lowerCase) {
        return Stream.of(Stream.ofNullable(current), events.stream(), reviews.stream())
                .flatMap(records -> records)
                .anyMatch(record -> record.matches(lowerCase));
    }

    /** From Jenkins' root: the page of what the environment before has and this one has not; empty when they are alike. */
    @Exported
    public String getChanges() {
        return changes;
    }

    boolean isEmpty() {
        return current == null && latest == null && events.isEmpty() && reviews.isEmpty();
    }
}
