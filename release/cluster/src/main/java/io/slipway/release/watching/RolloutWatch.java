package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Watches what creates pods, and the pods, of one release from before it begins until it is closed. */
public final class RolloutWatch implements AutoCloseable {

    private final String release;
    private final String stamp;
    private final BiConsumer<String, String> progress;
    private final CompletableFuture<Rollout> terminal = new CompletableFuture<>();
    private final Map<String, String> reported = new HashMap<>();
    private final Map<String, SharedIndexInformer<?>> informers = new LinkedHashMap<>();
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<ReplicaSet> replicaSets;
    private final SharedIndexInformer<StatefulSet> statefulSets;
    private final SharedIndexInformer<DaemonSet> daemonSets;
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Event> refused;
    private final SharedIndexInformer<Pod> pods;
    private final GonePods gone = new GonePods();
    private Optional<Baseline> baseline = Optional.empty();
    private Rollout newest = Rollout.NOTHING;
    private long changes;
    private boolean closed;

    private RolloutWatch(
            KubernetesClient client,
            String namespace,
            String release,
            String stamp,
            BiConsumer<String, String> progress) {
        this.release = release;
        this.stamp = stamp;
        this.progress = progress;
        this.deployments = informer("deployments", client.apps().deployments().inNamespace(namespace));
        this.replicaSets = informer("replicasets", client.apps().replicaSets().inNamespace(namespace));
        this.statefulSets =
                informer("statefulsets", client.apps().statefulSets().inNamespace(namespace));
        this.daemonSets = informer("daemonsets", client.apps().daemonSets().inNamespace(namespace));
        this.jobs = informer("jobs", client.batch().v1().jobs().inNamespace(namespace));
        this.refused =
                informer("events", client.v1().events().inNamespace(namespace).withField("reason", "FailedCreate"));
        this.pods = informer("pods", client.pods().inNamespace(namespace));
    }

    /**
     * Begins to watch; what is there by now is known when this returns.
     *
     * @param stamp of the release's record, see {@link Baseline}
     * @param progress takes kind and line for each change
     */
    public static RolloutWatch start(
            KubernetesClient client,
            String namespace,
            String release,
            String stamp,
            BiConsumer<String, String> progress) {
        RolloutWatch watch = new RolloutWatch(client, namespace, release, stamp, progress);
        watch.start();
        return watch;
    }

    /** All at once. Without the right to look at one kind, the others must do; without any, whoever waits asks by the clock. */
    private void start() {
        Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        informers.forEach((kind, informer) -> starts.put(kind, informer.start().toCompletableFuture()));
        List<String> unseen = new ArrayList<>();
        String why = "";
        for (Map.Entry<String, CompletableFuture<Void>> start : starts.entrySet()) {
            try {
                start.getValue().join();
            } catch (CompletionException e) {
                unseen.add(start.getKey());
                why = rootOf(e);
            }
        }
        if (!unseen.isEmpty()) {
            progress.accept("watch", String.join(", ", unseen) + " cannot be watched: " + why);
        }
        begin();
    }

    private static String rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(String kind, Informable<T> objects) {
        SharedIndexInformer<T> informer = objects.runnableInformer(0).addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                look();
            }

            @Override
            public void onUpdate(T before, T now) {
                look();
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                look();
            }
        });
        informers.put(kind, informer);
        return informer;
    }

    private synchronized void begin() {
        NamespaceSnapshot seen = seen();
        baseline = Optional.of(Baseline.of(seen.workloadsOf(release), seen, stamp));
        look();
    }

    private NamespaceSnapshot seen() {
        List<Workload> workloads = Stream.of(
                        deployments.getStore().list().stream().map(Workload::of),
                        statefulSets.getStore().list().stream().map(Workload::of),
                        daemonSets.getStore().list().stream().map(Workload::of),
                        jobs.getStore().list().stream().map(Workload::of))
                .flatMap(kind -> kind)
                .toList();
        return new NamespaceSnapshot(
                workloads,
                replicaSets.getStore().list(),
                gone.with(pods.getStore().list()),
                refused.getStore().list());
    }

    private synchronized void look() {
        if (closed || baseline.isEmpty()) {
            return;
        }
        changes++;
        notifyAll();
        newest = Rollout.of(release, baseline.get(), seen());
        newest.states().forEach(state -> tell("pod", state.pod(), state.summary()));
        newest.workloads().forEach(state -> tell(state.label(), state.name(), state.summary()));
        newest.terminal().ifPresent(failure -> terminal.complete(newest));
    }

    private void tell(String kind, String name, String line) {
        if (!line.equals(reported.put(kind + " " + name, line))) {
            progress.accept(kind, line);
        }
    }

    /** Is completed when waiting longer is pointless. */
    public CompletableFuture<Rollout> terminal() {
        return terminal;
    }

    /** How many changes were seen until now. */
    public synchronized long changes() {
        return changes;
    }

    /**
     * Waits until more was seen, or for some time, since not everything that a release waits for is watched.
     *
     * @param seen what {@link #changes} said before the caller looked at the cluster
     */
    public synchronized void awaitChange(long seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); changes == seen && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** How far the release has come by now. */
    public synchronized Rollout rollout() {
        return newest;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        informers.values().forEach(SharedIndexInformer::stop);
    }
}
