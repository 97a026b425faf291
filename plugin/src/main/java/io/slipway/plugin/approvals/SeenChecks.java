package io.slipway.plugin.approvals;

import io.slipway.plugin.Names;
import io.slipway.plugin.reports.CheckRow;
import io.slipway.plugin.reports.Report;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How the checks of an environment stood when slipway was last asked, for the people who decide. */
@ExportedBean(defaultVisibility = 3)
public final class SeenChecks implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A process starts for each question, and clocks may differ. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final String rows;
    private final String unknown;
    private final long at;
    private final long changesAt;

    private SeenChecks(String rows, String unknown, Instant at) {
        this.rows = rows;
        this.unknown = unknown;
        this.at = at.toEpochMilli();
        // Whoever waits looks at it every few seconds.
        changesAt = Report.checks(rows).stream()
                .flatMap(check -> check.nextChange().stream())
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(0);
    }

    /** As a report has them; what has none tells why nobody knows how they stand. */
    public static SeenChecks in(Report report, Instant now) {
        return report.hasChecks() ? new SeenChecks(report.checksText(), "", now) : unknown(report.reason(), now);
    }

    public static SeenChecks unknown(String why, Instant now) {
        return new SeenChecks("", why, now);
    }

    /** When one of them changes, so that slipway is to be asked again; empty when the clock changes none. */
    public Optional<Instant> nextChange() {
        return changesAt == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Math.max(changesAt, at + SHORTEST.toMillis())));
    }

    /** Why no waiting would help, so that nobody needs to be asked: the branch is another one. Empty where it may help. */
    public Optional<String> refusal() {
        return getChecks().stream()
                .filter(check -> check.check().equals("branch") && check.state().equals("refused"))
                .map(CheckRow::message)
                .findFirst();
    }

    /** Whether it is to take the place of another one, or of none. */
    public boolean isNewerThan(SeenChecks other) {
        return other == null || at > other.at;
    }

    @Exported(inline = true)
    public List<CheckRow> getChecks() {
        return Report.checks(Names.orEmpty(rows));
    }

    /** Whether there is something to tell: of an environment without checks, there is not. */
    public boolean isTelling() {
        return !getUnknown().isEmpty() || !getChecks().isEmpty();
    }

    /** Why nobody knows how they stand; empty when somebody does. */
    @Exported
    public String getUnknown() {
        return Names.orEmpty(unknown);
    }

    public Date getDate() {
        return new Date(at);
    }
}
