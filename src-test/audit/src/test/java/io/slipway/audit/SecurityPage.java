package io.slipway.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The counts in docs/security.md, written when {@code -Daudit.record} asks for it. */
final class SecurityPage {
    private static final String BEGIN = "<!-- counts -->";
    private static final String END = "<!-- /counts -->";
    private static final List<String> READERS = List.of("V8", "Chromium", "JDK XML", "Jackson");

    private final Audit.Tally tally;
    private final int pairs;
    private final long seed;

    SecurityPage(Audit.Tally tally, int pairs, long seed) {
        this.tally = tally;
        this.pairs = pairs;
        this.seed = seed;
    }

    void write() throws IOException {
        if (!Boolean.getBoolean("audit.record")) {
            return;
        }
        Path page = NodePackages.ROOT.resolve("docs/security.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(page, text.substring(0, begin) + "\n" + table() + text.substring(text.indexOf(END)));
    }

    private String table() {
        StringBuilder table = new StringBuilder("| what | pairs |\n| --- | --- |\n");
        row(table, "generated, seed " + seed, pairs);
        row(table, "refused", tally.refused);
        for (String reader : READERS) {
            row(table, "read by " + reader, tally.read.getOrDefault(reader, 0));
            row(table, "of them with the value in sight", tally.withValue.getOrDefault(reader, 0));
        }
        row(
                table,
                "unreadable even with a harmless value",
                tally.noDocument.values().stream().mapToInt(Integer::intValue).sum());
        row(table, "read wrongly, or with something run", tally.failures.size());
        return table.toString();
    }

    private static void row(StringBuilder table, String what, int count) {
        table.append("| ")
                .append(what)
                .append(" | ")
                .append("%,d".formatted(count))
                .append(" |\n");
    }
}
