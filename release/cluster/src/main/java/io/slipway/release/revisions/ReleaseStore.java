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
import java.util.function.Predicate;

/**
 * The revisions of one release, read from where Helm keeps them. The same for every Helm, and the only way to what none of
 * them tells: the manifest of an old revision, and a revision that is pending because its Helm was killed.
 */
public final class ReleaseStore {

    private static final Comparator<StoredRevision> NEWEST_FIRST =
            Comparator.comparingInt(StoredRevision::number).reversed();

    private final ReleaseTarget target;
    private final boolean patient;

    public ReleaseStore(ReleaseTarget target) {
        this(target, false);
    }

    private ReleaseStore(ReleaseTarget target, boolean patient) {
        this.target = target;
        this.patient = patient;
    }

    /** The same for the midst of a change, where a question that fails is asked again for some time. */
    public static ReleaseStore patient(ReleaseTarget target) {
        return new ReleaseStore(target, true);
    }

    /** Its revisions as the cluster knows them now. */
    public History history() {
        return History.of(revisions());
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
        return ask(this::list);
    }

    private List<StoredRevision> list(KubernetesClient client) {
        return client
                .secrets()
                .inNamespace(target.namespace())
                .withLabels(Map.of("owner", "helm", "name", target.release()))
                .list()
                .getItems()
                .stream()
                .filter(secret -> secret.getData() != null && secret.getData().containsKey("release"))
                .map(StoredRevision::of)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    public Optional<StoredRevision> newest() {
        return revisions().stream().findFirst();
    }

    public StoredRevision revision(int number) {
        return find(revisions(), number);
    }

    private StoredRevision find(List<StoredRevision> all, int number) {
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
        return endPending(description, revision -> true);
    }

    /** The same for one that is meant; somebody else's is left alone. */
    public boolean endPending(String description, Predicate<StoredRevision> meant) {
        return target.askPatiently(client -> list(client).stream()
                .findFirst()
                .filter(newest -> newest.status().isPending())
                .filter(meant)
                .map(pending -> replace(client, pending.with(Status.FAILED, description)))
                .isPresent());
    }

    public void supersedeDeployed() {
        target.askPatiently(client -> {
            list(client).stream()
                    .filter(revision -> revision.status() == Status.DEPLOYED)
                    .forEach(revision -> replace(client, revision.with(Status.SUPERSEDED, revision.description())));
            return true;
        });
    }

    public void mark(int number, Status status) {
        mark(Map.of(number, status));
    }

    /** Marks revisions, the newest first; those that are marked so already stay as they are. */
    public void mark(Map<Integer, Status> statuses) {
        target.askPatiently(client -> {
            for (StoredRevision revision : list(client)) {
                Status status = statuses.getOrDefault(revision.number(), revision.status());
                if (status != revision.status()) {
                    replace(client, revision.with(status, revision.description()));
                }
            }
            return true;
        });
    }

    /**
     * Says of a revision what Helm itself could not be told.
     *
     * @param values that replace those kept with it, key by key
     */
    public Revision amend(int number, String description, Map<String, Object> values) {
        return target.askPatiently(client -> {
            StoredRevision amended = find(list(client), number).with(description, values);
            replace(client, amended);
            return amended.toRevision();
        });
    }

    /** Only when nobody has changed it since: the operation could have gone on after all. */
    private static Secret replace(KubernetesClient client, StoredRevision revision) {
        return client.resource(revision.secret()).update();
    }

    /** Forgets a failed revision, so that the next change begins from the one before it. */
    public void forgetFailed(int number) {
        target.askPatiently(client -> {
            list(client).stream()
                    .filter(revision -> revision.number() == number && revision.status() == Status.FAILED)
                    .forEach(revision -> client.resource(revision.secret()).delete());
            return true;
        });
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
        return patient ? target.askPatiently(question) : target.ask(question);
    }
}
