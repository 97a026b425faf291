package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.manifests.ManifestObject;
import io.slipway.release.manifests.Manifests;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a release is not ready yet, hooks and Jobs left out, which Helm's {@code --wait} does not wait for either. */
public final class AwaitedObjects {

    private final ReleaseTarget target;
    private final List<Awaited> left = new ArrayList<>();

    private record Awaited(AwaitedKind kind, ManifestObject object) {}

    /** @param manifest as Helm keeps it with the revision that is awaited */
    public AwaitedObjects(ReleaseTarget target, String manifest) {
        this.target = target;
        for (ManifestObject object : Manifests.parse(manifest).objects()) {
            AwaitedKind.of(object).ifPresent(kind -> left.add(new Awaited(kind, object)));
        }
    }

    /**
     * Asks the cluster for those that were not ready when it was asked before.
     *
     * @return whether none of them is left
     * @throws SlipwayException when the cluster refuses to tell, or does not answer for some time
     */
    public boolean areReady() {
        left.removeIf(each -> target.askPatiently(client -> isReady(client, each)));
        return left.isEmpty();
    }

    /** Those that were not ready when the cluster was last asked, in one line: {@code Deployment shop, Service edge}. */
    public String unready() {
        return String.join(
                ", ", left.stream().map(each -> each.object().title()).toList());
    }

    private boolean isReady(KubernetesClient client, Awaited awaited) {
        var objects = client.genericKubernetesResources(awaited.kind().definition());
        var found = awaited.kind() == AwaitedKind.DEFINITION
                ? objects.withName(awaited.object().name())
                : objects.inNamespace(awaited.object().namespace().orElse(target.namespace()))
                        .withName(awaited.object().name());
        return Optional.ofNullable(found.get())
                .filter((GenericKubernetesResource object) -> awaited.kind().isReady(object))
                .isPresent();
    }
}
