package io.slipway.plugin.board;

import io.slipway.plugin.Texts;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Inquiry;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.reports.Bounded;
import io.slipway.plugin.reports.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What a cluster said when it was asked what runs there, against what Jenkins has recorded.
 *
 * @param state {@code asking}, {@code recorded}, {@code drift} or {@code unknown}
 * @param text for people
 */
@ExportedBean(defaultVisibility = 3)
public record ClusterAnswer(String state, String text, Date date) {

    private static final Answers<List<String>, ClusterAnswer> ANSWERS = Answers.of(500, Duration.ofMinutes(1));

    /** Cluster, namespace and release: whoever asks, and on whichever page, one of these is asked once a minute. */
    private static List<String> target(ReleaseRecord record) {
        return List.of(
                record.getReleased().getCluster(),
                record.getReleased().getNamespace(),
                record.getReleased().getApp());
    }

    /** Asks in the background, where Jenkins knows which cluster it is. */
    static void ask(PlacedRecord placed) {
        if (!placed.record().getReleased().getCluster().isEmpty()) {
            ANSWERS.ask(target(placed.record()), () -> of(placed), why -> of("unknown", "unknown", why));
        }
    }

    /** The latest; empty when nobody has asked since the record came to stand so. */
    static Optional<ClusterAnswer> to(PlacedRecord placed) {
        return ANSWERS.of(target(placed.record()))
                .filter(kept -> kept.at().toEpochMilli() >= placed.getAt())
                .map(kept -> kept.value()
                        .map(said -> new ClusterAnswer(said.state, said.text, Date.from(kept.at())))
                        .orElseGet(() -> of("asking", "asking")));
    }

    private static ClusterAnswer of(String state, String text, Object... arguments) {
        return new ClusterAnswer(state, Bounded.text(Texts.of(ClusterAnswer.class, text, arguments)), new Date());
    }

    private static ClusterAnswer of(PlacedRecord placed) throws IOException, InterruptedException {
        ReleaseRecord record = placed.record();
        String environment = record.getEnvironment();
        EngineRequest request = EngineRequest.of(Verb.STATUS, environment, List.of("--environment=" + environment))
                .in(record.getDirectory())
                .descriptorOf(record.getSource());
        Inquiry inquiry = Inquiry.of(request, placed.job());
        ClusterAnswer answer = compare(record, inquiry.answer());
        return new ClusterAnswer(answer.state, inquiry.masker().mask(answer.text), answer.date);
    }

    /** After a failed release, Slipway rolls back: then the revision is another one, and what runs is what was recorded. */
    static ClusterAnswer compare(ReleaseRecord record, Report report) {
        if (!report.done()) {
            return of("unknown", "unknown", report.reason());
        }
        Report there = report.first("environments");
        if (!there.text("cluster").equals(record.getReleased().getCluster())) {
            return of("unknown", "other", there.text("cluster"));
        }
        String version = there.text("running", "version");
        String revision = there.text("running", "number");
        boolean rolledBack = there.text("running", "description").startsWith("Rollback to ")
                && there.text("running", "record", "chart-digest").equals(record.getDigest());
        if (version.isEmpty()) {
            return of("drift", "nothing");
        }
        boolean recorded = !record.isChanged()
                && version.equals(record.getVersion())
                && (rolledBack || revision.equals(record.getRevision()));
        return recorded ? of("recorded", "recorded") : of("drift", "drift", version, revision);
    }

    @Exported
    public String getState() {
        return state;
    }

    @Exported
    public String getText() {
        return text;
    }

    /** When it was asked. */
    @Exported
    public Date getDate() {
        return date;
    }

    /** One of Jenkins' status symbols, so that it looks right in every theme. */
    public String getSymbol() {
        return switch (state) {
            case "asking" -> "hourglass";
            case "recorded" -> "status-blue";
            case "unknown" -> "status-nobuilt";
            default -> "status-yellow";
        };
    }
}
