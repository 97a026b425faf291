package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A running release answers on a port of this machine, its logs come along, and Ctrl-C ends it. */
@ExtendWith(ClusterExtension.class)
class ConnectIT {
    @TempDir
    Path directory;

    @Test
    void tunnelsToAPodAndShowsTheLogs(TestCluster cluster) throws IOException, InterruptedException {
        App app = App.in(directory, cluster);
        app.done("release", "--environment", "development");
        Files.writeString(cluster.podLog(), "2026-11-24T23:00:00Z stdout F first line\n");
        HttpServer site = siteOf(cluster);
        try {
            SlipwayRun run = app.start("connect", "--environment", "development", "--port", "0")
                    .awaitStdout("(Ctrl-C ends it)")
                    .awaitStdout("  first line");

            assertThat(get(run)).isEqualTo("the site");
            Files.writeString(
                    cluster.podLog(), "2026-11-24T23:00:01Z stdout F second line\n", StandardOpenOption.APPEND);
            run.awaitStdout("  second line");

            assertThat(run.killed("INT").exitCode()).isEqualTo(130);
        } finally {
            site.stop(0);
        }
    }

    @Test
    void nothingToConnectToIsSaid(TestCluster cluster) {
        SlipwayRun run = App.in(directory, cluster).run("connect", "--environment", "acceptance");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).startsWith("slipway: acceptance: no pod is ready to connect to");
    }

    private static HttpServer siteOf(TestCluster cluster) throws IOException {
        HttpServer site =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), cluster.sitePort()), 0);
        site.createContext("/", exchange -> {
            byte[] body = "the site".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        return site;
    }

    private static String get(SlipwayRun run) throws IOException, InterruptedException {
        Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(run.stdout());
        assertThat(url.find()).isTrue();
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url.group())).build(), BodyHandlers.ofString())
                .body();
    }
}
