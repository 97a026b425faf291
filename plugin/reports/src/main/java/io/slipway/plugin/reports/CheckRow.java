package io.slipway.plugin.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How one check of an environment stood when {@code slipway checks} asked it. */
@ExportedBean(defaultVisibility = 3)
public record CheckRow(String check, String state, String message, Optional<Instant> nextChange) {

    static CheckRow of(JsonNode entry) {
        return new CheckRow(
                Report.text(entry, "check"),
                Report.text(entry, "state"),
                Report.text(entry, "message"),
                Report.instant(entry.path("nextChange")));
    }

    /** Such as {@code window} or {@code freeze year end}. */
    @Exported
    public String getCheck() {
        return check;
    }

    /** Whether a release may begin, as far as this check goes. */
    @Exported
    public boolean isOpen() {
        return state.equals("open");
    }

    /** {@code open}, {@code waiting}, which time may mend, or {@code refused}. */
    @Exported
    public String getState() {
        return state;
    }

    /** One of Jenkins' status symbols, so that it looks right in every theme. */
    public String getSymbol() {
        return switch (state) {
            case "open" -> "status-blue";
            case "refused" -> "status-red";
            default -> "hourglass";
        };
    }

    /** Without the name of the check, which stands beside. */
    @Exported
    public String getMessage() {
        return message.startsWith(check + ": ") ? message.substring(check.length() + 2) : message;
    }

    /** When the clock changes that; null (for Jelly) when it does not. */
    public Date getNextDate() {
        return nextChange.map(Date::from).orElse(null);
    }
}
