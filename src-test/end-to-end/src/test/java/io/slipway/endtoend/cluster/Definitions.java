package io.slipway.endtoend.cluster;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.driver.Await;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Definitions of the custom resources that the chart's presets make, as their projects publish them, and of those of a test.
 * Those that a cluster has are left alone; the others are taken away again. One test at a time has any: those of another
 * process may be on the same cluster.
 */
public record Definitions(KubernetesClient client, List<CustomResourceDefinition> added, FileChannel lock)
        implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    public static Definitions add(TestCluster cluster) {
        KubernetesClient client = cluster.client();
        Path gateway = GoModule.GATEWAY_API.directory().resolve("config/crd/standard");
        Path traefik = GoModule.TRAEFIK.directory().resolve("docs/content/reference/dynamic-configuration");
        return add(
                client,
                Stream.of(
                        open(gateway.resolve("gateway.networking.k8s.io_httproutes.yaml")),
                        open(traefik.resolve("traefik.io_middlewares.yaml")),
                        open(traefik.resolve("traefik.io_tlsoptions.yaml")),
                        Definitions.class.getResourceAsStream("kong.yaml")));
    }

    /** Those that a test writes. */
    public static Definitions add(TestCluster cluster, String definitions) {
        return add(cluster.client(), Stream.of(new ByteArrayInputStream(definitions.getBytes(StandardCharsets.UTF_8))));
    }

    private static Definitions add(KubernetesClient client, Stream<InputStream> files) {
        FileChannel lock = takeLock();
        List<CustomResourceDefinition> missing = files.flatMap(file -> client.load(file).items().stream())
                .map(CustomResourceDefinition.class::cast)
                .filter(definition -> client.resource(definition).get() == null)
                .toList();
        missing.forEach(definition -> define(client, definition));
        return new Definitions(client, missing, lock);
    }

    private static FileChannel takeLock() {
        try {
            Path target = Files.createDirectories(Repository.ROOT.resolve("src-test/end-to-end/target"));
            FileChannel channel = FileChannel.open(
                    target.resolve("definitions.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void define(KubernetesClient client, CustomResourceDefinition definition) {
        client.resource(definition).create();
        Await.answer(
                definition.getMetadata().getName(),
                DEADLINE,
                () -> Optional.of(client.resource(definition).get()).filter(Definitions::isEstablished),
                () -> String.valueOf(client.resource(definition).get().getStatus()));
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return Optional.ofNullable(definition.getStatus()).map(CustomResourceDefinitionStatus::getConditions).stream()
                .flatMap(List::stream)
                .anyMatch(it ->
                        it.getType().equals("Established") && it.getStatus().equals("True"));
    }

    /** Waits until they are gone: whoever adds them next must not find what is about to go. */
    @Override
    public void close() {
        added.forEach(definition -> client.resource(definition).delete());
        added.forEach(definition -> Await.answer(
                "the end of " + definition.getMetadata().getName(),
                DEADLINE,
                () -> client.resource(definition).get() == null ? Optional.of(true) : Optional.empty(),
                () -> "it is still there"));
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
