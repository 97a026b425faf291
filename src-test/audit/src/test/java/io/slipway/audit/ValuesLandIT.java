package io.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value is read back by its place's reader as it is, or its place is refused. */
class ValuesLandIT {
    private static final long SEED = Long.getLong("audit.seed", 20261128L);
    private static final int PAIRS = Integer.getInteger("audit.pairs", 2000);
    private static final int WORKERS =
            Integer.getInteger("audit.workers", Runtime.getRuntime().availableProcessors());

    /** Pairs from elsewhere, written as those that failed. */
    private static final String FILE = System.getProperty("audit.file", "src-test/audit/found.txt");

    @TempDir
    Path directory;

    @Test
    void isReadBackInGeneratedDocuments() throws Exception {
        Random random = new Random(SEED);
        Documents documents = new Documents(random);
        Values values = new Values(random);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(documents.next(values));
        }
        Audit.Tally tally = audit("generated", pairs);
        new SecurityPage(tally, PAIRS, SEED).write();
        for (String reader : List.of("V8", "Chromium", "JDK XML", "Jackson")) {
            assertThat(tally.withValue.getOrDefault(reader, 0)).as(reader).isGreaterThan(PAIRS / 50);
        }
    }

    @Test
    void isReadBackInEveryPairThatEverFailed() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(NodePackages.ROOT.resolve(FILE))) {
            if (!line.isBlank() && !line.startsWith("# ")) {
                pairs.add(Pair.parse(line));
            }
        }
        audit("found", pairs);
    }

    private Audit.Tally audit(String name, List<Pair> pairs) throws Exception {
        long start = System.nanoTime();
        Audit.Tally tally = new Audit(directory).of(pairs, WORKERS);
        Path report = NodePackages.ROOT.resolve("src-test/audit/target/failures-" + name + ".txt");
        Files.createDirectories(report.getParent());
        Files.write(report, tally.failures);
        System.out.println("read " + tally.read + ", of them with the value " + tally.withValue + ", refused "
                + tally.refused + ", no document even with a harmless value " + tally.noDocument + ", failed "
                + tally.failures.size() + ", " + seconds(start) + " s");
        assertThat(tally.failures.subList(0, Math.min(20, tally.failures.size())))
                .as("%d pairs failed; all of them: %s", tally.failures.size(), report)
                .isEmpty();
        return tally;
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
