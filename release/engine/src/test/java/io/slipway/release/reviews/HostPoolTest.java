package io.slipway.release.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(https = false, crud = true)
class HostPoolTest {

    private static final String NAMESPACE = "fleet-review";
    private static final List<String> HOSTS = List.of("r1.example.com", "r2.example.com", "r3.example.com");

    KubernetesClient client;

    private HostPool pool;

    @BeforeEach
    void open() {
        pool = new HostPool(client, NAMESPACE);
    }

    @Test
    void changeKeepsItsHostAndSinceWhen() {
        Optional<String> first = pool.take(HOSTS, review("1"));
        Instant since = pool.holders(HOSTS).get(0).since();

        assertThat(pool.take(HOSTS, review("1"))).isEqualTo(first).contains("r1.example.com");
        assertThat(pool.holders(HOSTS)).containsExactly(new HostPool.Holder("r1.example.com", "fleet-1", since));
    }

    @Test
    void noneIsFreeWhileOthersHaveAll() {
        List.of("1", "2", "3").forEach(change -> pool.take(HOSTS, review(change)));

        assertThat(pool.take(HOSTS, review("4"))).isEmpty();
        assertThat(pool.holders(HOSTS))
                .extracting(HostPool.Holder::review)
                .containsExactly("fleet-1", "fleet-2", "fleet-3");
    }

    @Test
    void changeThatComesBackGetsItsHostUnlessAnotherHasIt() {
        List.of("1", "2").forEach(change -> pool.take(HOSTS, review(change)));
        pool.free("fleet-2");
        pool.free("fleet-1");

        // One that nobody had before it takes one that somebody may come back to.
        assertThat(pool.take(HOSTS, review("3"))).contains("r3.example.com");
        assertThat(pool.take(HOSTS, review("2"))).contains("r2.example.com");
        assertThat(pool.take(HOSTS, review("4"))).contains("r1.example.com");
        assertThat(pool.take(HOSTS, review("1"))).isEmpty();
    }

    @Test
    void ofTwoThatWereLeftTheOneThatWasLeftFirstIsTaken() {
        List.of("1", "2", "3").forEach(change -> pool.take(HOSTS, review(change)));
        pool.free("fleet-3");
        pool.free("fleet-1");

        assertThat(pool.take(HOSTS, review("4"))).contains("r3.example.com");
    }

    @Test
    void hostThatIsLeftHasNoLabelOfItsReview() {
        pool.take(HOSTS, review("1"));

        assertThat(pool.free("fleet-1")).isTrue();
        assertThat(pool.free("fleet-1")).isFalse();
        assertThat(client.leases().inNamespace(NAMESPACE).list().getItems())
                .singleElement()
                .satisfies(lease -> {
                    assertThat(lease.getMetadata().getLabels())
                            .doesNotContainKeys("slipway.io/change", "slipway.io/review");
                    assertThat(lease.getMetadata().getAnnotations()).doesNotContainKey("slipway.io/expires");
                    assertThat(lease.getSpec().getHolderIdentity()).isNull();
                });
    }

    @Test
    void ofManyThatReachForOneHostAtOnceOneGetsIt() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(8);
        List<Callable<Optional<String>>> takes = new ArrayList<>();
        IntStream.range(0, 8).forEach(change -> takes.add(() -> pool.take(HOSTS, review(String.valueOf(change)))));
        List<String> taken = new ArrayList<>();
        for (Future<Optional<String>> take : builds.invokeAll(takes)) {
            take.get().ifPresent(taken::add);
        }
        builds.shutdown();

        assertThat(taken).containsExactlyInAnyOrderElementsOf(HOSTS);
    }

    private static Review review(String change) {
        Instant now = Instant.parse("2026-11-28T10:00:00Z");
        return new Review(
                "fleet-" + change,
                "fleet",
                "review",
                change,
                change,
                "",
                Review.State.OPENING,
                "",
                "ann",
                now,
                now.plusSeconds(60));
    }
}
