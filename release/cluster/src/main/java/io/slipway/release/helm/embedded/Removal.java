package io.slipway.release.helm.embedded;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.StoredRevision;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sees to the end of an uninstallation: the library returns as soon as it has asked for the deletion of all objects. */
final class Removal {

    private static final long PAUSE_MILLIS = 300;
    /** https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource */
    private static final String POLICY = "helm.sh/resource-policy";

    private final ReleaseTarget target;
    private final List<HasMetadata> objects;

    private Removal(ReleaseTarget target, List<HasMetadata> objects) {
        this.target = target;
        this.objects = objects;
    }

    /** Of what the release has now. */
    static Removal of(ReleaseTarget target) {
        ReleaseStore store = ReleaseStore.patient(target);
        String manifest =
                store.newest().map(StoredRevision::number).map(store::manifest).orElse("");
        return new Removal(target, objects(target, manifest));
    }

    private static List<HasMetadata> objects(ReleaseTarget target, String manifest) {
        if (manifest.isBlank()) {
            return List.of();
        }
        return target
                .ask(client -> client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                        .items())
                .stream()
                .filter(object -> !isKept(object))
                .toList();
    }

    private static boolean isKept(HasMetadata object) {
        return "keep"
                .equals(Optional.ofNullable(object.getMetadata().getAnnotations())
                        .orElse(Map.of())
                        .get(POLICY));
    }

    /**
     * Waits until none of them is there.
     *
     * @throws SlipwayException (failed) when some still are after that time
     */
    void await(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        List<HasMetadata> left = new ArrayList<>(objects);
        while (true) {
            left.removeIf(this::isGone);
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                throw SlipwayException.failed(Problem.of("still being deleted after " + timeout.toSeconds() + " s: "
                                + left.stream()
                                        .map(object -> object.getKind() + " "
                                                + object.getMetadata().getName())
                                        .collect(Collectors.joining(", ")))
                        .at(target.toString())
                        .fix("see what holds them: their pods, and metadata.finalizers"));
            }
            pause();
        }
    }

    private boolean isGone(HasMetadata object) {
        String namespace =
                Optional.ofNullable(object.getMetadata().getNamespace()).orElse(target.namespace());
        return target.askPatiently(
                client -> client.resource(object).inNamespace(namespace).get() == null);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlipwayException.failed(Problem.of("interrupted while objects were being deleted"));
        }
    }
}
