package io.slipway.release.diagnosis;

import io.slipway.release.diagnosis.Diagnosis.Condition;
import io.slipway.release.diagnosis.Diagnosis.ContainerLog;
import io.slipway.release.diagnosis.Diagnosis.Warning;
import io.slipway.release.problems.PlainText;
import java.time.temporal.ChronoUnit;

/** What stands below the cause, for people: logs, warnings and conditions. */
public final class DiagnosisText {

    private DiagnosisText() {}

    public static String of(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        for (ContainerLog log : diagnosis.logs()) {
            text.append("\nLast lines of container ")
                    .append(log.container())
                    .append(" of pod ")
                    .append(log.pod());
            log.missing().ifPresent(why -> text.append(": none (").append(why).append(')'));
            log.lines().forEach(line -> text.append("\n  ").append(line));
            text.append('\n');
        }
        if (!diagnosis.events().isEmpty()) {
            text.append("\nWarnings of the cluster");
            diagnosis.events().forEach(event -> text.append("\n  ").append(line(event)));
            text.append('\n');
        }
        if (!diagnosis.conditions().isEmpty()) {
            text.append("\nConditions");
            diagnosis.conditions().forEach(condition -> text.append("\n  ").append(line(condition)));
            text.append('\n');
        }
        return PlainText.of(text.toString());
    }

    private static String line(Warning event) {
        String times = event.count() > 1 ? " (" + event.count() + " times)" : "";
        return event.time().truncatedTo(ChronoUnit.SECONDS) + "  " + event.object() + "  " + event.reason() + ": "
                + event.message() + times;
    }

    private static String line(Condition condition) {
        String why =
                condition.message().isBlank() ? condition.reason() : condition.reason() + ", " + condition.message();
        return condition.object() + "  " + condition.type() + " is " + condition.status()
                + (why.isBlank() ? "" : ": " + why);
    }
}
