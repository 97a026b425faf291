package io.slipway.release.releasing;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.guarding.Gate;
import io.slipway.release.guarding.Passage;
import io.slipway.release.guarding.Subject;
import io.slipway.release.locking.ReleaseLease;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.util.Optional;
import java.util.function.Function;

/**
 * The turn of one change of a release: the checks of its environment are open, nobody else's is under way, and no revision is
 * pending.
 */
final class ReleaseLock {

    private final ReleaseTarget target;
    private final ReleasePolicy policy;
    private final ReleaseListener listener;
    private final Optional<Gate> gate;

    ReleaseLock(ReleaseTarget target, ReleasePolicy policy, ReleaseListener listener, Subject subject) {
        this(target, policy, listener, Optional.of(new Gate(target, subject, policy.gate())));
    }

    private ReleaseLock(ReleaseTarget target, ReleasePolicy policy, ReleaseListener listener, Optional<Gate> gate) {
        this.target = target;
        this.gate = gate;
        this.policy = policy;
        this.listener = listener;
    }

    /** For a change that may be made at any time: no checks are asked. */
    static ReleaseLock unchecked(ReleaseTarget target, ReleasePolicy policy, ReleaseListener listener) {
        return new ReleaseLock(target, policy, listener, Optional.empty());
    }

    /** Makes the change under the lock, or asks the checks and changes nothing, as the policy says. */
    ReleaseResult changeOrAsk(boolean createNamespace, Function<WatchedChange, ReleaseResult> change) {
        if (policy.gate().asksOnly()) {
            awaitGate();
            return ReleaseResult.ASKED;
        }
        return underLock(createNamespace, change);
    }

    /** Waits for the turn, does what there is to do, and gives the turn to the next one. */
    <T> T underLock(boolean createNamespace, Function<WatchedChange, T> change) {
        return target.ask(client -> {
            while (true) {
                awaitGate();
                requireNamespace(client, createNamespace);
                ReleaseLease lease = lease(client);
                try {
                    lease.abandonedSince().ifPresent(since -> new UnreadyRevision(target).holdPending(since));
                    policy.onPending().settle(target, policy.timeout(), listener);
                    policy.owner().requireAt(target);
                    // Whoever waited for the turn may have come into a freeze.
                    Optional<Passage> passage = enter();
                    if (passage.isPresent()) {
                        passage.get().override().ifPresent(why -> listener.progress("override", why));
                        return change.apply(new WatchedChange(client, target, lease, listener, passage.get()));
                    }
                } finally {
                    lease.close();
                }
            }
        });
    }

    private void awaitGate() {
        gate.ifPresent(it -> it.await(why -> listener.progress("waiting", why)));
    }

    private Optional<Passage> enter() {
        return gate.isEmpty() ? Optional.of(Passage.UNCHECKED) : gate.get().enter(policy.holder());
    }

    private ReleaseLease lease(KubernetesClient client) {
        return ReleaseLease.acquire(
                client,
                target,
                policy.holder(),
                policy.onBusy(),
                policy.timeout(),
                other -> listener.progress("waiting", "another release is under way: " + other));
    }

    private void requireNamespace(KubernetesClient client, boolean create) {
        if (create && client.namespaces().withName(target.namespace()).get() == null) {
            client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(target.namespace())
                            .endMetadata()
                            .build())
                    .create();
            listener.progress("namespace", target.namespace() + " created");
        }
    }

    static SlipwayException noSuchRelease(ReleaseTarget target, String fix) {
        return SlipwayException.failed(
                Problem.of("nothing is released there").at(target.toString()).fix(fix));
    }
}
