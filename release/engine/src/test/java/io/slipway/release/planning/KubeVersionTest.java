package io.slipway.release.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.packaging.AppDirectory;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeVersionTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1.34,true", "v1.34.2,true", "v1.31.5-gke.1,true", "1,false", "2.0,false", "newest,false", "'',false"})
    void isWrittenAsKubernetesWritesIt(String text, boolean one) {
        assertThat(KubeVersion.isOne(text)).isEqualTo(one);
    }

    @Test
    void isTheClustersWhereThatAnswers() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/version", exchange -> {
            byte[] answer = "{\"major\": \"1\", \"minor\": \"36\", \"gitVersion\": \"v1.36.4\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        api.start();
        try {
            Function<Environment, Cluster> cluster = at(api.getAddress().getPort());

            assertThat(KubeVersion.ofCluster(cluster).of(environment()).version())
                    .isEqualTo("v1.36.4");
            assertThat(KubeVersion.ofClusterIfThere(cluster).of(environment()))
                    .isEqualTo(new KubeVersion("v1.36.4", Optional.empty()));
        } finally {
            api.stop(0);
        }
    }

    @Test
    void isTheDefaultWithANoteWhereTheClusterDoesNotAnswer() throws IOException {
        KubeVersion found = KubeVersion.ofClusterIfThere(at(1)).of(environment());

        assertThat(found.version()).isEqualTo(KubeVersion.DEFAULT);
        assertThat(found.note().orElse("")).contains("its cluster could not be asked for its version: ");
    }

    @Test
    void isTheDefaultWithoutANoteWhereNoClusterIsNamed() {
        KubeVersion.Choice choice = KubeVersion.ofClusterIfThere(environment -> {
            throw SlipwayException.usage(io.slipway.release.problems.Problem.of("no cluster is named"));
        });

        assertThat(choice.of(environment())).isEqualTo(new KubeVersion(KubeVersion.DEFAULT, Optional.empty()));
    }

    @Test
    void isAnErrorWhereTheClusterMustAnswerAndDoesNot() throws IOException {
        KubeVersion.Choice choice = KubeVersion.ofCluster(at(1));

        assertThatThrownBy(() -> choice.of(environment()))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(3));
    }

    private Function<Environment, Cluster> at(int port) throws IOException {
        Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), """
                {"apiVersion": "v1", "kind": "Config", "current-context": "a",
                 "clusters": [{"name": "a", "cluster": {"server": "http://127.0.0.1:%d"}}],
                 "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a"}}],
                 "users": [{"name": "a", "user": {}}]}
                """.formatted(port));
        return environment -> new Cluster(kubeconfig, Optional.of("a"));
    }

    private Environment environment() {
        return AppDirectory.in(directory).descriptor().environments().get("acceptance");
    }
}
