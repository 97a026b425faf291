package io.slipway.release.importing;

import io.slipway.initcontainer.tokens.JsonQuote;
import io.slipway.release.checks.Days;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of one environment while they are read, and the policy that {@code slipway policy --apply} takes. */
final class ImportedChecks {

    static final String FILL_IN = " # fill in";

    /** Hours in which a release may begin; the zone is as Azure DevOps names it. */
    record Hours(Set<DayOfWeek> days, String from, String to, String zone) {}

    /**
     * A system that is asked.
     *
     * @param path below its address, which Azure DevOps keeps with the service connection
     * @param connection its name or number
     * @param criterion what Azure DevOps wants of the answer; blank for any answer
     */
    record Request(String connection, String path, String criterion, Optional<Integer> everyMinutes, int forMinutes) {}

    private final Set<String> branches = new LinkedHashSet<>();
    private final List<Hours> windows = new ArrayList<>();
    private Optional<Request> request = Optional.empty();

    Set<String> branches() {
        return branches;
    }

    List<Hours> windows() {
        return windows;
    }

    Optional<Request> request() {
        return request;
    }

    void request(Request asked) {
        request = Optional.of(asked);
    }

    boolean isEmpty() {
        return branches.isEmpty() && windows.isEmpty() && request.isEmpty();
    }

    /** @param file that it is written to */
    String policy(String environment, String source, String file) {
        StringBuilder text = new StringBuilder();
        text.append("# Checks of ").append(environment).append(" in ").append(source);
        text.append(", brought over by `slipway import`. Whoever owns the environment applies them:\n");
        text.append("#   slipway policy --environment ")
                .append(environment)
                .append(" --apply ")
                .append(file)
                .append('\n');
        text.append("version: 1\nchecks:\n");
        if (!branches.isEmpty()) {
            text.append("  branches: [");
            text.append(
                    String.join(", ", branches.stream().map(JsonQuote::quote).toList()));
            text.append("]\n");
        }
        if (!windows.isEmpty()) {
            text.append("  windows:\n");
            windows.forEach(hours -> text.append(window(hours)));
        }
        request.ifPresent(asked -> text.append(written(asked)));
        return text.toString();
    }

    private static String window(Hours hours) {
        Optional<String> zone = WindowsZones.zone(hours.zone());
        return "    - {days: [" + String.join(", ", Days.items(hours.days())) + "], from: "
                + JsonQuote.quote(hours.from())
                + ", to: " + JsonQuote.quote(hours.to()) + ", zone: " + zone.orElse("UTC") + "}"
                + (zone.isPresent() ? "" : FILL_IN + ", the zone is " + hours.zone()) + "\n";
    }

    private static String written(Request asked) {
        Map.Entry<Optional<String>, String> answer = Criterion.of(asked.criterion());
        return "  request:\n"
                + "    url: " + JsonQuote.quote("https://example.com" + path(asked.path())) + FILL_IN
                + ", the address of the service connection " + asked.connection() + "\n"
                + answer.getKey()
                        .map(field -> "    field: " + JsonQuote.quote(field) + "\n")
                        .orElse("")
                + "    passes: " + JsonQuote.quote(answer.getValue().isEmpty() ? "approved" : answer.getValue())
                + (answer.getValue().isEmpty() ? fillIn(asked.criterion()) : "") + "\n"
                + "    refuses: rejected" + FILL_IN + ", the word that ends a release; Azure DevOps has none\n"
                + asked.everyMinutes()
                        .map(every -> "    every: " + every + "m\n")
                        .orElse("")
                + "    for: " + asked.forMinutes() + "m\n";
    }

    private static String fillIn(String criterion) {
        return FILL_IN
                + (criterion.isBlank()
                        ? ""
                        : ", in place of " + criterion.replaceAll("\\s+", " ").strip());
    }

    /** Variables of Azure DevOps are not known here; braces would be taken for one of ours. */
    private static String path(String path) {
        String plain = path.replaceAll("[{}\\s]", "").strip();
        return plain.isEmpty() || plain.startsWith("/") || plain.startsWith("?") ? plain : "/" + plain;
    }
}
