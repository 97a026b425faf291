package io.slipway.release.revisions;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.Revision.Status;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The revisions of one release, read from where Helm keeps them. The same for every Helm, and the only way to what none of
 * them tells: the manifest of an old revision, and a revision that is pending because its Helm was killed.
 */
public final class ReleaseStore {

    private static final Comparator<StoredRevision> NEWEST_FIRST =
            Comparator.comparingInt(StoredRevision::number).reversed();

    private final ReleaseTarget target;

    public ReleaseStore(ReleaseTarget target) {
        this.target = target;
    }

    /** The newest revision; empty when the release does not exist. */
    public Optional<Revision> status() {
        return newest().map(StoredRevision::toRevision);
    }

    /** The manifests that a revision put into the cluster, hooks left out. */
    public String manifest(int revision) {
        return revision(revision).manifest();
    }

    /** Writes the chart that a revision was released with below a directory, and returns its directory. */
    public Path storedChart(int revision, Path directory) {
        return StoredChart.write(revision(revision), target, directory);
    }

    /** All revisions that are kept, the newest first. */
    public List<StoredRevision> revisions() {
        return ask(client -> client
                .secrets()
                .inNamespace(target.namespace())
                .withLabels(Map.of("owner", "helm", "name", target.release()))
                .list()
                .getItems()
                .stream()
                .filter(secret -> secret.getData() != null && secret.getData().containsKey("release"))
                .map(StoredRevision::of)
                .sorted(NEWEST_FIRST)
                .toList());
    }

    public Optional<StoredRevision> newest() {
        return revisions().stream().findFirst();
    }

    public StoredRevision revision(int number) {
        List<StoredRevision> all = revisions();
        return all.stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> SlipwayException.usage(Problem.of("no revision " + number + " of " + target)
                        .lookedIn(all.stream()
                                .map(revision -> "revision " + revision.number())
                                .toArray(String[]::new))
                        .fix("choose one that slipway history lists")));
    }

    /**
     * Marks a pending revision as failed, so that the next release can start.
     *
     * @param description kept with the revision: why
     * @return whether there was one
     */
    public boolean endPending(String description) {
        return newest().filter(newest -> newest.status().isPending())
                .map(pending -> replace(pending.with(Status.FAILED, description)))
                .isPresent();
    }

    public void supersedeDeployed() {
        revisions().stream()
                .filter(revision -> revision.status() == Status.DEPLOYED)
                .forEach(revision -> replace(revision.with(Status.SUPERSEDED, revision.description())));
    }

    public void mark(int number, Status status) {
        StoredRevision revision = revision(number);
        replace(revision.with(status, revision.description()));
    }

    /**
     * Says of a revision what Helm itself could not be told.
     *
     * @param values that replace those kept with it, key by key
     */
    public Revision amend(int number, String description, Map<String, Object> values) {
        StoredRevision amended = revision(number).with(description, values);
        replace(amended);
        return amended.toRevision();
    }

    /** Only when nobody has changed it since: the operation could have gone on after all. */
    private Secret replace(StoredRevision revision) {
        return ask(client -> client.resource(revision.secret()).update());
    }

    /** Forgets all but the newest revisions; what is deployed stays. */
    public void keepNewest(int count) {
        List<Secret> old = revisions().stream()
                .skip(count)
                .filter(revision -> revision.status() != Status.DEPLOYED)
                .map(StoredRevision::secret)
                .toList();
        if (!old.isEmpty()) {
            ask(client -> client.resourceList(old).delete());
        }
    }

    private <T> T ask(Function<KubernetesClient, T> question) {
        return target.ask(question);
    }
}
