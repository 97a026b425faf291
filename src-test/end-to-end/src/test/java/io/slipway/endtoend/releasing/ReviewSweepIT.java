package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sweep takes and what it leaves, in namespaces that nobody wrote by hand. */
@ExtendWith(ClusterExtension.class)
class ReviewSweepIT {
    private static final int MANY = 50;
    private static final int AT_ONCE = 2;

    @TempDir
    Path directory;

    private final TestCluster cluster;

    ReviewSweepIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Objects with and without the labels, with times that have come, are to come, cannot be read or are not there; and beside
     * them an environment of another app, one of whose objects has the name of a review's.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sweepTakesWhatIsLabeledAndExpiredAndNothingElse(long seed) {
        App app = App.in(directory, cluster).template(Map.of("host", "shop-{change}.review.example.com"));
        ReviewNamespace namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));
        App.in(directory.resolve("other"), cluster)
                .inNamespace("development", app.namespace("review"))
                .done("release", "--environment", "development");
        Random random = new Random(seed);
        List<HasMetadata> due = new ArrayList<>();
        for (int group = 0; group < 12; group++) {
            generate(random, app.namespace("review"), group, due);
        }
        // Where its controllers write no more.
        Map<String, String> before = namespace.settled();

        JsonNode swept = app.done("review sweep", "--output", "json").json().path("result");

        Map<String, String> expected = new LinkedHashMap<>(before);
        due.forEach(object ->
                expected.remove(object.getKind() + " " + object.getMetadata().getName()));
        assertThat(namespace.versions()).isEqualTo(expected);
        assertThat(swept.path("left")).isEmpty();
        assertThat(new TreeSet<>(StreamSupport.stream(swept.path("removed").spliterator(), false)
                        .map(review -> review.path("release").asText())
                        .toList()))
                .isEqualTo(new TreeSet<>(due.stream()
                        .map(object -> object.getMetadata().getLabels().get("slipway.io/review"))
                        .toList()));
    }

    private void generate(Random random, String namespace, int group, List<HasMetadata> due) {
        boolean labeled = random.nextInt(4) > 0;
        int time = random.nextInt(4);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            ObjectMetaBuilder meta =
                    new ObjectMetaBuilder().withNamespace(namespace).withName("g" + group + "-" + i);
            if (labeled) {
                meta.addToLabels("slipway.io/change", "g" + group).addToLabels("slipway.io/review", "shop-g" + group);
            } else if (random.nextBoolean()) {
                meta.addToLabels("app.kubernetes.io/instance", "shop").addToLabels("slipway.io/environment", "review");
            }
            switch (time) {
                case 0 ->
                    meta.addToAnnotations(
                            "slipway.io/expires", Instant.now().minusSeconds(60).toString());
                case 1 ->
                    meta.addToAnnotations(
                            "slipway.io/expires",
                            Instant.now().plusSeconds(6000).toString());
                case 2 -> meta.addToAnnotations("slipway.io/expires", "soon");
                default -> {
                    // It does not say.
                }
            }
            HasMetadata object = object(random, meta.build());
            cluster.client().resource(object).create();
            if (labeled && time == 0) {
                due.add(object);
            }
        }
    }

    private static HasMetadata object(Random random, ObjectMeta meta) {
        return switch (random.nextInt(4)) {
            case 0 -> new ConfigMapBuilder().withMetadata(meta).build();
            case 1 -> new SecretBuilder().withMetadata(meta).build();
            case 2 -> new ServiceAccountBuilder().withMetadata(meta).build();
            default -> new LeaseBuilder().withMetadata(meta).build();
        };
    }

    @Test
    void fiftyReviewsOpenAndCloseAndLeaveNothing() throws Exception {
        App app =
                App.in(directory, cluster).template(Map.of("host", "shop-{change}.review.example.com", "limit", MANY));
        ReviewNamespace namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));

        long begun = System.nanoTime();
        ExecutorService builds = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Duration>> opened = IntStream.rangeClosed(1, MANY)
                .mapToObj(change -> builds.submit(() -> opened(app, change)))
                .toList();
        Duration longest = Duration.ZERO;
        for (Future<Duration> each : opened) {
            longest = Collections.max(List.of(longest, each.get()));
        }
        builds.shutdown();
        long open = System.nanoTime();
        IntStream.rangeClosed(1, MANY).forEach(change -> namespace.expire("shop-" + change));
        JsonNode swept = app.done("review sweep", "--output", "json").json().path("result");
        long end = System.nanoTime();

        System.out.printf(
                "50 reviews: %.1f s to open one (%d at once), %.1f s at most; %.1f s to remove one%n",
                (open - begun) / 1e9 / MANY * AT_ONCE, AT_ONCE, longest.toMillis() / 1e3, (end - open) / 1e9 / MANY);
        assertThat(longest).as("from the image to the link").isLessThan(Duration.ofMinutes(1));
        assertThat(swept.path("removed")).hasSize(MANY);
        assertThat(swept.path("left")).isEmpty();
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }

    /** Until the report has the link, with pods that are ready at once. */
    private static Duration opened(App app, int change) {
        Instant begun = Instant.now();
        app.done("review open", "--change", String.valueOf(change));
        return Duration.between(begun, Instant.now());
    }
}
