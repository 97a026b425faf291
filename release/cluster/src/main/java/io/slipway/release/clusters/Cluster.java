package io.slipway.release.clusters;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cluster that is meant, named in full: there is no ambient one.
 *
 * @param kubeconfig one file, never a list of them
 * @param context of that file; its current one when empty
 */
public record Cluster(Path kubeconfig, Optional<String> context) {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int RETRIES = 2;
    private static final Map<Cluster, KubernetesClient> CLIENTS = new ConcurrentHashMap<>();

    /** A client of its API; the caller closes it. */
    public KubernetesClient connect() {
        return new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** The client that this process keeps for it: to make one takes longer than most questions. */
    public KubernetesClient client() {
        return CLIENTS.computeIfAbsent(this, Cluster::connect);
    }

    private Config config() {
        mustExist();
        Config config = read();
        context.ifPresent(name -> mustHave(config, name));
        // Its own ten tries would keep people waiting for half a minute.
        config.setRequestRetryBackoffLimit(RETRIES);
        // As further requests of the one connection: each WebSocket would shake hands anew.
        config.setOnlyHttpWatches(true);
        return config;
    }

    private Config read() {
        try {
            return context.isPresent()
                    ? Config.fromKubeconfig(context.get(), kubeconfig.toFile())
                    : Config.fromKubeconfig(kubeconfig.toFile());
        } catch (RuntimeException e) {
            // Not its message: parsers quote the line that they stumble over, and that may hold a token.
            KubeconfigText.read(kubeconfig);
            throw SlipwayException.missing(Problem.of(
                            "invalid kubeconfig: a value in it is of the wrong kind, or it names a file that does not exist")
                    .at(kubeconfig.toString())
                    .fix("try it: kubectl --kubeconfig " + kubeconfig + " config view"));
        }
    }

    /** The library takes the current context where it does not find the one that is named: somebody else's cluster. */
    private void mustHave(Config config, String name) {
        List<String> known =
                config.getContexts().stream().map(NamedContext::getName).toList();
        if (!known.contains(name)) {
            throw SlipwayException.usage(Problem.of("context " + name + " does not exist; "
                            + (known.isEmpty()
                                    ? "the kubeconfig has none"
                                    : "known contexts: " + String.join(", ", known)))
                    .at(kubeconfig.toString())
                    .fix("correct --context, or context: of the environment"));
        }
    }

    /** Its address; a password in it is not shown. */
    public String server() {
        return PlainText.withoutUserInfo(config().getMasterUrl().replaceFirst("/$", ""));
    }

    /**
     * The version of Kubernetes, such as {@code v1.34.2}; asked for once and briefly.
     *
     * @throws SlipwayException (missing) when the cluster does not answer
     */
    public String kubernetesVersion() {
        Config config = config();
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestTimeout(PATIENCE_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            return client.getKubernetesVersion().getGitVersion();
        } catch (KubernetesClientException e) {
            throw ClusterErrors.of(e, this);
        }
    }

    /** Which one it is, for people: its address, and what leads there. */
    public String describe() {
        return server() + " (" + context.map(name -> "context " + name + " of ").orElse("") + kubeconfig + ")";
    }

    public void mustExist() {
        if (!Files.isReadable(kubeconfig)) {
            throw SlipwayException.missing(Problem.of("the kubeconfig does not exist, or may not be read")
                    .at(kubeconfig.toString())
                    .fix("correct --kubeconfig, or KUBECONFIG"));
        }
    }
}
