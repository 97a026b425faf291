package io.slipway.release.connecting;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.slipway.release.problems.PlainText;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The logs of all pods of a release, those that come later included. */
final class PodLogs {

    private static final int LAST_LINES = 10;

    /** What the API server answers when it has no way to a log; the client hands it on as if it were one. */
    private static final Pattern REFUSED = Pattern.compile("^\\{\"kind\":\"Status\".*\"status\":\"Failure\"");

    private final KubernetesClient client;
    private final ReleaseTarget target;
    private final Consumer<String> line;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    PodLogs(KubernetesClient client, ReleaseTarget target, Consumer<String> line) {
        this.client = client;
        this.target = target;
        this.line = line;
    }

    /** Follows the pods that run and are not followed yet; to be called now and then. */
    void followNew() {
        ReadyPod.pods(client, target).stream()
                .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                .map(Pod::getMetadata)
                .map(metadata -> metadata.getName())
                .filter(followed::add)
                .forEach(this::follow);
    }

    private void follow(String pod) {
        Thread thread = new Thread(() -> read(pod), "log of " + pod);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(String pod) {
        try (LogWatch watch = client.pods()
                        .inNamespace(target.namespace())
                        .withName(pod)
                        .tailingLines(seen.add(pod) ? LAST_LINES : 0)
                        .watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            for (String read = lines.readLine(); read != null; read = lines.readLine()) {
                if (REFUSED.matcher(read).find()) {
                    line.accept(pod + "  (its log cannot be read)");
                    return;
                }
                line.accept(pod + "  " + PlainText.line(read));
            }
            // A container that was started again has another log.
            followed.remove(pod);
        } catch (IOException | KubernetesClientException e) {
            line.accept(pod + "  (its log cannot be read: " + PlainText.line(String.valueOf(e.getMessage())) + ")");
        }
    }
}
