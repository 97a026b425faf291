package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.approvals.Subject;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleasesAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which version would come into an environment, as far as Jenkins knows before slipway runs. */
final class ApprovalSubject {

    private final EngineRequest request;
    private final List<ReleaseRecord> records;

    /** @param records of the job, the newest first */
    ApprovalSubject(EngineRequest request, List<ReleaseRecord> records) {
        this.request = request;
        this.records = records.stream()
                .filter(record -> record.getDirectory().equals(request.directory()))
                .toList();
    }

    static Subject of(EngineRun engineRun, Run<?, ?> run) {
        EngineRequest request = engineRun.request();
        ApprovalSubject subject =
                new ApprovalSubject(request, ReleaseHistory.of(run.getParent()).records());
        String packaged = ReleasesAction.of(run).packaged(request.directory()).getVersion();
        return subject.of(engineRun.recordIn(run).getApp(), packaged, run.getNumber())
                .because(request.comment());
    }

    /** Of what has been released and is to be confirmed. */
    static Subject released(ReleaseRecord record) {
        return Subject.of(
                        record.getVerb(),
                        record.getApp(),
                        record.getDirectory(),
                        record.getVersion(),
                        record.getSource())
                .because(record.getComment());
    }

    /**
     * From the request and the history.
     *
     * @param packaged version that the build packaged; empty when it has not
     * @param build that asks
     */
    Subject of(String app, String packaged, int build) {
        Optional<ReleaseRecord> earlier = earlier();
        if (earlier.isPresent()) {
            ReleaseRecord record = earlier.get();
            return Subject.of(word(), app, request.directory(), record.getVersion(), record.getSource());
        }
        String wanted = request.option("--version").orElse(packaged);
        boolean known = request.verb() == Verb.RELEASE
                && (!wanted.isEmpty() || request.chart().isEmpty());
        return Subject.of(word(), app, request.directory(), wanted, known ? build : 0);
    }

    private String word() {
        return request.verb().word();
    }

    /** The record of what comes back, or on: of a release, one of an earlier build that had this version. */
    private Optional<ReleaseRecord> earlier() {
        return switch (request.verb()) {
            case PROMOTE -> in(request.from()).filter(there()).findFirst();
            case ROLLBACK -> rolledBackTo();
            default ->
                request.option("--version")
                        .flatMap(version -> records.stream()
                                .filter(there().and(
                                                record -> record.getVersion().equals(version)))
                                .findFirst());
        };
    }

    private Optional<ReleaseRecord> rolledBackTo() {
        Optional<String> revision = request.option("--to");
        Stream<ReleaseRecord> before = in(request.environment()).filter(there());
        return revision.isPresent()
                ? before.filter(record -> record.getRevision().equals(revision.get()))
                        .findFirst()
                : before.skip(1).findFirst();
    }

    private Stream<ReleaseRecord> in(String environment) {
        return records.stream().filter(record -> record.getEnvironment().equals(environment));
    }

    private static Predicate<ReleaseRecord> there() {
        return record -> record.getState().isThere();
    }
}
