package io.slipway.release.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.release.diagnosis.Diagnosis;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.releasing.ReleaseResult;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.List;

/** The results of verbs that change a release, or tell of its revisions. */
public final class ReleaseReport {

    private ReleaseReport() {}

    /** Of {@code release}, {@code promote} and {@code rollback}. */
    public static Report of(String environment, ReleaseTarget target, ReleaseResult result) {
        ObjectNode node = about(environment, target);
        node.put("seconds", result.took().toMillis() / 1000.0);
        result.revision().ifPresent(revision -> node.set("revision", revision(revision)));
        result.rollback().ifPresent(revision -> node.set("rolledBack", revision(revision)));
        result.failure().ifPresent(failure -> node.set("failure", failure(failure)));
        List<Finding> problems = result.problems().stream()
                .map(problem -> Finding.about(environment, problem))
                .toList();
        return result.isDone() ? Report.done(node) : Report.failed(problems, node);
    }

    /** What each of these results begins with. */
    public static ObjectNode about(String environment, ReleaseTarget target) {
        ObjectNode node = Report.newResult();
        node.put("environment", environment)
                .put("release", target.release())
                .put("namespace", target.namespace())
                .put("cluster", target.cluster().server());
        return node;
    }

    /** One revision, with its record where Slipway released it. */
    public static ObjectNode revision(Revision revision) {
        ObjectNode node = Report.newResult();
        node.put("number", revision.number())
                .put("status", revision.status().word())
                .put("version", version(revision))
                .put("chart", revision.chart() + "-" + revision.chartVersion())
                .put("description", revision.description());
        revision.deployed().ifPresent(time -> node.put("deployed", time.toString()));
        ObjectNode record = node.putObject("record");
        ReleaseRecord.in(revision.values()).ifPresent(known -> known.toMap().forEach(record::put));
        return node;
    }

    /** The version of the app: the record's, or the chart's where something else released it. */
    public static String version(Revision revision) {
        return ReleaseRecord.in(revision.values())
                .map(ReleaseRecord::version)
                .filter(version -> !version.isBlank())
                .orElse(revision.appVersion());
    }

    private static ObjectNode failure(Diagnosis diagnosis) {
        ObjectNode node = Report.newResult();
        node.put("cause", diagnosis.problems().get(0).message());
        ArrayNode logs = node.putArray("logs");
        diagnosis.logs().forEach(log -> {
            ObjectNode entry = logs.addObject().put("pod", log.pod()).put("container", log.container());
            ArrayNode lines = entry.putArray("lines");
            log.lines().forEach(lines::add);
            log.missing().ifPresent(why -> entry.put("missing", why));
        });
        ArrayNode events = node.putArray("events");
        diagnosis
                .events()
                .forEach(event -> events.addObject()
                        .put("time", event.time().toString())
                        .put("object", event.object())
                        .put("reason", event.reason())
                        .put("message", event.message())
                        .put("count", event.count()));
        ArrayNode conditions = node.putArray("conditions");
        diagnosis
                .conditions()
                .forEach(condition -> conditions
                        .addObject()
                        .put("object", condition.object())
                        .put("type", condition.type())
                        .put("status", condition.status())
                        .put("reason", condition.reason())
                        .put("message", condition.message()));
        return node;
    }
}
