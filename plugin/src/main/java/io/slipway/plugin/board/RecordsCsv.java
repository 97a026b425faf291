package io.slipway.plugin.board;

import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records as CSV (RFC 4180), for a spreadsheet or an audit. */
final class RecordsCsv {

    private static final String HEAD = "app,environment,verb,version,state,build,user,at,comment,cause,decisions,"
            + "chart digest,image,revision,url";

    private RecordsCsv() {}

    static String of(List<ReleaseRecord> records) {
        return Stream.concat(Stream.of(HEAD), records.stream().map(RecordsCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(ReleaseRecord record) {
        return Stream.of(
                        record.getApp(),
                        record.getEnvironment(),
                        record.getVerb(),
                        record.getVersion(),
                        record.getState().name(),
                        String.valueOf(record.getBuild()),
                        record.getUser(),
                        Instant.ofEpochMilli(record.getAt()).toString(),
                        record.getComment(),
                        record.getCause(),
                        record.getDecisions().stream().map(RecordsCsv::decision).collect(Collectors.joining("; ")),
                        record.getDigest(),
                        record.getImage(),
                        record.getRevision(),
                        record.getUrl())
                .map(RecordsCsv::quoted)
                .collect(Collectors.joining(","));
    }

    private static String decision(Decision decision) {
        String comment = decision.getComment().isEmpty() ? "" : ": " + decision.getComment();
        return decision.getUser() + (decision.isApproved() ? " approved" : " rejected") + " at "
                + Instant.ofEpochMilli(decision.getAt()) + comment;
    }

    /** A spreadsheet would run a text that begins like a formula; an apostrophe makes it a text. */
    private static String quoted(String text) {
        String harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
