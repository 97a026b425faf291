package io.slipway.endtoend.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Programs;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site is published anew and nginx reloaded while visitors keep coming; on loopback, for a minute in all. */
class RepublishUnderLoadIT {
    private static final int SECONDS = 15;
    private static final List<String> REPUBLISHED = List.of("version-b", "version-a", "version-b");

    private ServedSite site;

    @BeforeEach
    void start() throws Exception {
        Path parent = Files.createDirectories(Repository.TARGET.resolve("load"));
        site = ServedSite.start(Files.createTempDirectory(parent, ""));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32, 128, 256})
    void everyRequestIsAnsweredWithOneWholeFile(int connections) throws Exception {
        Process wrk = wrk(connections);
        for (String version : REPUBLISHED) {
            site.publish(version);
            site.reload();
        }
        String told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(wrk.waitFor()).as(told).isZero();
        assertThat(number("answers", told)).isGreaterThan(1000);
        assertThat(number("wrong", told)).as(told).isZero();
        // A reload ends each connection once, between two requests. A browser then asks again, wrk counts an error.
        assertThat(number("lost", told)).as(told).isLessThanOrEqualTo((long) connections * REPUBLISHED.size());
    }

    private static long number(String name, String told) {
        Matcher matcher = Pattern.compile(name + "=(\\d+)").matcher(told);
        assertThat(matcher.find()).as(told).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private Process wrk(int connections) throws IOException {
        Path script = site.directory().resolve("page.lua");
        try (InputStream in = getClass().getResourceAsStream("page.lua")) {
            Files.copy(in, script);
        }
        List<String> command = new ArrayList<>(List.of(Programs.find("wrk").toString(), "-t2", "-c" + connections));
        // It would count an answer as lost that a busy machine gives after two seconds.
        command.addAll(List.of(
                "--timeout",
                "60s",
                "-d" + SECONDS + "s",
                "-s",
                script.toString(),
                site.at("/").toString(),
                "--"));
        command.addAll(ServedSite.paths());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void visitorsLoseNoRequestToAReload() throws Exception {
        CompletableFuture<Void> reloaded = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
                site.reload();
                pause();
            }
        });
        HttpClient visitor = HttpClient.newHttpClient();
        int visits = 0;
        while (!reloaded.isDone()) {
            assertThat(loadPage(visitor)).containsOnly("version-a");
            visits++;
        }
        reloaded.get();

        assertThat(visits).isGreaterThan(20);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Visitors keep coming, so that whatever nginx could remember of a site it remembers. */
    @Test
    void everyPageLoadIsOfOneSite() throws Exception {
        String before = "version-a";
        for (String version : List.of("version-b", "version-a", "version-b", "version-a", "version-b")) {
            CompletableFuture<Void> published = CompletableFuture.runAsync(() -> publish(version));
            while (!published.isDone()) {
                assertThat(visit()).as("while another is published").containsOnly(before);
            }
            published.get();
            assertThat(visit()).as("until nginx is reloaded").containsOnly(before);
            CompletableFuture<Void> reloaded = CompletableFuture.runAsync(site::reloadAndWait);
            while (!reloaded.isDone()) {
                assertThat(changes(visit())).as("while nginx is reloaded").isLessThanOrEqualTo(1);
            }
            reloaded.get();
            assertThat(visit()).as("after that").containsOnly(version);
            before = version;
        }
    }

    /** How often a visit went from one version to the other; one that began before the reload may do so once. */
    private static long changes(List<String> versions) {
        return IntStream.range(1, versions.size())
                .filter(file -> !versions.get(file).equals(versions.get(file - 1)))
                .count();
    }

    private void publish(String version) {
        try {
            site.publish(version);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> visit() {
        try {
            return loadPage(HttpClient.newHttpClient());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The version of each file that one visit gets, in the order in which they were asked for. */
    private List<String> loadPage(HttpClient visitor) throws IOException, InterruptedException {
        List<String> versions = new ArrayList<>();
        for (String path : ServedSite.paths()) {
            HttpResponse<String> answer =
                    visitor.send(HttpRequest.newBuilder(site.at(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            versions.add(onlyVersion(answer.body()));
        }
        return versions;
    }

    private static String onlyVersion(String body) {
        return Stream.of("version-a", "version-b")
                .filter(version -> body.split(version, -1).length == ServedSite.TIMES + 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("neither version whole:\n" + body));
    }
}
