package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.FailingProxy;
import io.slipway.endtoend.cluster.FailingProxy.Fate;
import io.slipway.endtoend.cluster.FailingProxy.Request;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An API server that answers with errors, loses connections and answers, or lets wait. {@code -Dfaults.rounds=20} tries more,
 * {@code -Dfaults.seed=7} others.
 */
@ExtendWith(ClusterExtension.class)
class FailingClusterIT {
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
    private static final long SEED = Long.getLong("faults.seed", 20261128L);
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private final TestCluster cluster;

    @TempDir
    Path directory;

    private FailingProxy proxy;
    private App app;

    FailingClusterIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        proxy = FailingProxy.before(cluster, directory);
        app = App.in(directory, cluster).as(proxy.kubeconfig());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void nothingStaysPendingAndNoSuccessIsMadeUp() {
        Random random = new Random(SEED);
        app.pods("development", Map.of("slipway.test/image-id", "registry.example.com/shop@" + DIGEST))
                .done("release", "--environment", "development");
        List<String> ends = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String version = "2.0." + round;
            proxy.fail(faults(random));
            ends.add(end(
                    app.version(version)
                            .run("release", "--environment", "development", "--allow-older", "--timeout", "90s"),
                    "development",
                    version));
            ends.add(end(
                    app.run("promote", "--from", "development", "--to", "acceptance", "--timeout", "90s"),
                    "acceptance",
                    ""));
            ends.add(end(app.run("rollback", "--environment", "development", "--timeout", "90s"), "development", ""));
            proxy.fail(request -> Fate.ANSWERED);
        }

        System.out.println("seed " + SEED + ": " + ends);
        app.version("3.0.0").done("release", "--environment", "development");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "3.0.0");
    }

    /** One call in seven fails in one of four ways. */
    private static Function<Request, Fate> faults(Random random) {
        return request -> {
            synchronized (random) {
                return switch (random.nextInt(28)) {
                    case 0 -> Fate.ERROR;
                    case 1 -> Fate.RESET;
                    case 2 -> Fate.ANSWER_LOST;
                    case 3 -> Fate.DELAYED;
                    default -> Fate.ANSWERED;
                };
            }
        };
    }

    private String end(SlipwayRun run, String environment, String version) {
        assertThat(run.exitCode()).as(run.toString()).isIn(0, 1, 3);
        assertThat(pending(environment)).as(run.toString()).isEmpty();
        if (run.exitCode() == 0 && !version.isEmpty()) {
            assertThat(app.deployment(environment).getMetadata().getAnnotations())
                    .containsEntry("slipway.io/version", version);
        }
        if (run.exitCode() != 0) {
            assertThat(run.stderr()).startsWith("slipway: ").contains("fix: ").doesNotContain("Exception");
        }
        return environment + " " + run.exitCode();
    }

    /** A kind of the calls by which Helm and Slipway keep their books. */
    private enum Book {
        HELM_CREATES,
        HELM_UPDATES,
        HELM_READS,
        LEASE_IS_TAKEN,
        LEASE_IS_RENEWED,
        SETTLED,
        NOTED,
        READ;

        /** @param stored the status that the revision which is written has until then */
        boolean has(Request request, Supplier<Optional<String>> stored) {
            boolean secrets = request.path().contains("/secrets");
            boolean lease = request.path().contains("/leases");
            boolean change = secrets && request.method().equals("PUT");
            return switch (this) {
                case HELM_CREATES ->
                    secrets && request.isByHelm() && request.method().equals("POST");
                case HELM_UPDATES -> change && request.isByHelm();
                case HELM_READS ->
                    secrets && request.isByHelm() && request.method().equals("GET");
                case LEASE_IS_TAKEN -> lease && request.method().equals("POST");
                case LEASE_IS_RENEWED -> lease && request.method().equals("PUT");
                case SETTLED ->
                    change
                            && !request.isByHelm()
                            && stored.get().filter(PENDING).isPresent();
                // What changes the status is no note: a rollback marks so what it goes over.
                case NOTED -> change && !request.isByHelm() && stored.get().equals(written(request));
                case READ -> secrets && !request.isByHelm() && request.method().equals("GET");
            };
        }
    }

    private static final Predicate<String> PENDING = status -> status.startsWith("pending");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The status that a request gives a revision. */
    private static Optional<String> written(Request request) {
        try {
            return Optional.ofNullable(
                    JSON.readTree(request.body()).at("/metadata/labels/status").textValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError(request.toString(), e);
        }
    }

    private static final List<Fate> FAULTS = List.of(Fate.ERROR, Fate.RESET, Fate.ANSWER_LOST, Fate.BUSY, Fate.SLOW);

    /** Each kind of call with two faults, and with {@code -Dfaults.all} each with every fault; one call fails at a time. */
    @Test
    void oneFailingCallLeavesNothingPendingAndSkipsNoRollback() {
        app.done("release", "--environment", "development");
        app.pods("development", PodOutcome.INIT_FAILS.saying("slipway: development: broken"));
        List<String> ends = new ArrayList<>();
        for (Book book : Book.values()) {
            for (int i = 0; i < FAULTS.size(); i++) {
                boolean chosen = Boolean.getBoolean("faults.all")
                        || i == book.ordinal() % FAULTS.size()
                        || i == (book.ordinal() + 2) % FAULTS.size();
                if (chosen) {
                    ends.add(endWithOne(book, FAULTS.get(i), "1.1." + ends.size()));
                }
            }
        }
        System.out.println(ends);
    }

    private String endWithOne(Book book, Fate fault, String version) {
        AtomicInteger met = new AtomicInteger();
        proxy.fail(request ->
                book.has(request, () -> stored(request)) && met.getAndIncrement() == 0 ? fault : Fate.ANSWERED);
        SlipwayRun run = app.version(version).run("release", "--environment", "development", "--timeout", "90s");
        proxy.fail(request -> Fate.ANSWERED);

        String told = book + " " + fault + " " + run;
        assertThat(pending("development")).as(told).isEmpty();
        assertThat(run.exitCode()).as(told).isIn(1, 3);
        assertThat(run.stderr()).as(told).startsWith("slipway: development: ").doesNotContain("Exception");
        boolean begun = run.stdout().contains("  failed    ");
        assertThat(run.stdout().contains("rolled back to 1.0.0")).as(told).isEqualTo(begun);
        assertThat(begun || run.stderr().contains("\n  fix: ")).as(told).isTrue();
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .as(told)
                .containsEntry("slipway.io/version", "1.0.0");
        return book + " " + fault + (met.get() > 0 ? begun ? ": rolled back" : ": refused" : ": not met");
    }

    /** The first change of the Deployment is the release's, the second the rollback's. */
    @ParameterizedTest
    @EnumSource(names = {"RESET", "ANSWER_LOST"})
    void rollbackIsTriedAgainWhenTheClusterFailsInItsMidst(Fate fate) {
        AtomicInteger changes = new AtomicInteger();
        SlipwayRun run = failingRelease(request -> request.isByHelm()
                        && request.method().equals("PATCH")
                        && request.path().contains("/deployments/")
                        && changes.incrementAndGet() == 2
                ? fate
                : Fate.ANSWERED);

        assertThat(changes).hasValueGreaterThan(1);
        assertThat(run.stdout()).contains("rollback             again, ").contains("rolled back to 1.0.0");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.0.0");
        assertThat(app.done("history", "--environment", "development").stdout()).containsPattern("3 .* deployed ");
    }

    @Test
    void errorsWhileItIsNotedDoNotStopTheRollback() {
        AtomicInteger errors = new AtomicInteger(6);
        SlipwayRun run =
                failingRelease(request -> isNote(request) && errors.getAndDecrement() > 0 ? Fate.ERROR : Fate.ANSWERED);

        assertThat(errors.get()).isNegative();
        assertThat(run.stdout()).containsPattern("rolled back to 1\\.0\\.0 \\(revision 3\\)");
        assertThat(app.done("history", "--environment", "development").stdout())
                .contains("Failed: broken", "Rollback to 1 by");
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "ERROR"})
    void noteThatIsNeverWrittenDoesNotStopTheRollback(Fate fate) {
        AtomicInteger notes = new AtomicInteger();
        SlipwayRun run = failingRelease(request -> {
            boolean note = isNote(request);
            notes.addAndGet(note ? 1 : 0);
            return note ? fate : Fate.ANSWERED;
        });

        assertThat(notes.get()).isPositive();
        assertThat(run.stdout()).contains("not noted").containsPattern("rolled back to 1\\.0\\.0 \\(revision 3\\)");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.0.0");
        assertThat(app.done("history", "--environment", "development").stdout())
                .containsPattern("3 .* deployed ")
                .doesNotContain("Failed: broken");
    }

    /** Of a version whose pods do not come up, over one whose pods do. */
    private SlipwayRun failingRelease(Function<Request, Fate> fates) {
        app.done("release", "--environment", "development");
        proxy.fail(fates);
        SlipwayRun run = app.pods("development", PodOutcome.INIT_FAILS.saying("slipway: development: broken"))
                .version("1.1.0")
                .run("release", "--environment", "development", "--timeout", "300s");
        proxy.fail(request -> Fate.ANSWERED);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(pending("development")).as(run.toString()).isEmpty();
        return run;
    }

    /** What Slipway writes into a revision that is settled already. */
    private boolean isNote(Request request) {
        return Book.NOTED.has(request, () -> stored(request));
    }

    /** The status that the revision which a request names has now. */
    private Optional<String> stored(Request request) {
        String[] path = request.path().split("/");
        return Optional.ofNullable(cluster.client()
                        .secrets()
                        .inNamespace(path[path.length - 3])
                        .withName(path[path.length - 1])
                        .get())
                .map(secret -> secret.getMetadata().getLabels().get("status"));
    }

    private List<String> pending(String environment) {
        return cluster
                .client()
                .secrets()
                .inNamespace(app.namespace(environment))
                .withLabel("owner", "helm")
                .list()
                .getItems()
                .stream()
                .filter(secret -> PENDING.test(secret.getMetadata().getLabels().get("status")))
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }
}
