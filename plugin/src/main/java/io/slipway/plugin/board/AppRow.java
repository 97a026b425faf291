package io.slipway.plugin.board;

import hudson.model.Job;
import io.slipway.plugin.records.PromotionOrder;
import io.slipway.plugin.settings.Settings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One app, whichever jobs released it. */
@ExportedBean(defaultVisibility = 3)
public final class AppRow {

    private final List<PlacedRecord> records;
    private List<Cell> cells;

    private AppRow(List<PlacedRecord> records) {
        this.records = records;
    }

    /** @param records of the app, the newest first; there is at least one */
    static AppRow of(List<PlacedRecord> records) {
        return new AppRow(records);
    }

    private static List<Cell> cells(List<PlacedRecord> records) {
        PromotionOrder order = order(records);
        Map<String, Cell> cells = new LinkedHashMap<>();
        Optional<Cell> last = Optional.empty();
        for (String environment : order.sorted(environments(records))) {
            // Without a stated order, releases come from the column before.
            Optional<Cell> before = order.isEmpty()
                    ? last
                    : order.before(environment).stream().findFirst().map(cells::get);
            Cell cell = Cell.of(records, environment, before.filter(from -> from.getCurrent() != null));
            cells.put(environment, cell);
            last = Optional.of(cell);
        }
        return List.copyOf(cells.values());
    }

    PromotionOrder order() {
        return order(records);
    }

    private static PromotionOrder order(List<PlacedRecord> records) {
        return records.stream()
                .map(placed -> placed.record().order())
                .filter(order -> !order.isEmpty())
                .findFirst()
                .orElse(PromotionOrder.NONE);
    }

    /** The environments that releases are promoted from to this one; empty where nothing says it. */
    List<String> after(String environment) {
        return order(records).before(environment);
    }

    /** The same in one text, as Jelly wants it. */
    public String afterText(String environment) {
        return String.join(", ", after(environment));
    }

    /** Those that are configured, in their order, then those that were only released to. */
    private static Set<String> environments(List<PlacedRecord> records) {
        Set<String> names = new LinkedHashSet<>();
        records.stream()
                .map(PlacedRecord::job)
                .distinct()
                .forEach(job -> names.addAll(Settings.of(job).environments().keySet()));
        records.stream().map(PlacedRecord::getEnvironment).sorted().forEach(names::add);
        return names;
    }

    /** Whether a filter finds it: by its name, a job that released it, or what its cells show. */
    boolean matches(String filter) {
        return filter.isEmpty()
                || contains(getName(), filter)
                || getCells().stream().anyMatch(cell -> cell.matches(filter))
                || records.stream().map(PlacedRecord::getJob).distinct().anyMatch(job -> contains(job, filter));
    }

    private static boolean contains(String text, String filter) {
        return text.toLowerCase(Locale.ROOT).contains(filter);
    }

    @Exported
    public String getName() {
        return records.get(0).appName();
    }

    public String getDisplayName() {
        return getName();
    }

    /** Of the job that released it last, from Jenkins' root. */
    @Exported
    public String getUrl() {
        return job().getUrl();
    }

    /** Of its page, from Jenkins' root: while nobody knows its name, that of the job. */
    public String getPageUrl() {
        String app = records.get(0).record().getApp();
        return job().getUrl() + "slipway/" + (app.isEmpty() ? "" : "app/" + app + "/");
    }

    @Exported
    public String getJob() {
        return job().getFullName();
    }

    private Job<?, ?> job() {
        return records.get(0).job();
    }

    /** Made when they are asked for: most rows of a large board are not on its page. */
    @Exported(inline = true)
    public synchronized List<Cell> getCells() {
        if (cells == null) {
            cells = cells(records);
        }
        return cells;
    }

    /** Null when the app has never been released there, as Jelly wants it. */
    public Cell cell(String environment) {
        return getCells().stream()
                .filter(cell -> cell.getEnvironment().equals(environment) && !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
