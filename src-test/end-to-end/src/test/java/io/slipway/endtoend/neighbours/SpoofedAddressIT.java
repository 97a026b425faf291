package io.slipway.endtoend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.BackgroundProcess;
import io.slipway.driver.FreePort;
import io.slipway.endtoend.Preview;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who a client says it is counts only where an edge that is trusted says it: for an API behind nginx as rendered. */
@TestInstance(Lifecycle.PER_CLASS)
class SpoofedAddressIT {
    private static final String LET_IN = "203.0.113.7";
    private static final String FRONT_DOOR = "12345678-90ab-cdef-1234-567890abcdef";
    private static final List<String> ADDRESS_HEADERS =
            List.of("X-Forwarded-For", "CF-Connecting-IP", "X-Real-IP", "True-Client-IP", "X-Azure-ClientIP");

    private final HttpClient client = HttpClient.newHttpClient();
    private final int api = FreePort.take();

    private BackgroundProcess server;

    @BeforeAll
    void start() throws Exception {
        server = NodePrograms.start(NeighbourApp.named("api").logs(), "api.js", api);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<String> untrustedEdges() {
        return Stream.of(
                "{kind: none, allow: [203.0.113.0/24]}",
                "{kind: proxy, trusted: [198.51.100.0/24], allow: [203.0.113.0/24]}",
                "{kind: cloudflare, trusted: [198.51.100.0/24], allow: [203.0.113.0/24]}");
    }

    @ParameterizedTest
    @MethodSource("untrustedEdges")
    void whoIsNotTheEdgeStaysOutWhateverItSays(String edge) throws Exception {
        try (Preview preview = behind("untrusted", edge)) {
            assertThat(get(preview, "/api/me").statusCode()).isEqualTo(403);
            for (String header : ADDRESS_HEADERS) {
                assertThat(get(preview, "/api/me", header, LET_IN).statusCode())
                        .as(header)
                        .isEqualTo(403);
            }
            assertThat(get(preview, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void clientOfCloudflareIsTheOneThatCloudflareNames() throws Exception {
        try (Preview preview =
                behind("cloudflare", "{kind: cloudflare, trusted: [127.0.0.1/32], allow: [203.0.113.0/24]}")) {
            HttpResponse<String> answer = get(preview, "/api/me", "CF-Connecting-IP", LET_IN);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"x-forwarded-for\":\"203.0.113.7\"", "\"x-real-ip\":\"203.0.113.7\"");

            assertThat(get(preview, "/api/me", "CF-Connecting-IP", "192.0.2.1", "X-Forwarded-For", LET_IN)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void lastProxyThatIsNotTrustedIsTheClient() throws Exception {
        try (Preview preview = behind("proxy", "{kind: proxy, trusted: [127.0.0.1/32], allow: [203.0.113.0/24]}")) {
            assertThat(get(preview, "/api/me", "X-Forwarded-For", "192.0.2.1, " + LET_IN)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(preview, "/api/me", "X-Forwarded-For", LET_IN + ", 192.0.2.1")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherFrontDoorThanOursIsTurnedAway() throws Exception {
        try (Preview preview =
                behind("front-door", "{kind: front-door, trusted: [127.0.0.1/32], frontDoorId: " + FRONT_DOOR + "}")) {
            assertThat(get(preview, "/api/me", "X-Azure-FDID", FRONT_DOOR).statusCode())
                    .isEqualTo(200);
            for (String spoofed : List.of("", "87654321-90ab-cdef-1234-567890abcdef", FRONT_DOOR + "0")) {
                assertThat(get(preview, "/api/me", "X-Azure-FDID", spoofed).statusCode())
                        .as(spoofed)
                        .isEqualTo(403);
            }
            assertThat(get(preview, "/api/me").statusCode()).isEqualTo(403);
            assertThat(get(preview, "/").statusCode()).isEqualTo(403);
            assertThat(get(preview, "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void newAddressInTheHeaderIsNoNewClientToTheRateLimit() throws Exception {
        try (Preview preview = behind("limited", "{kind: none, requestsPerSecond: 1}")) {
            assertThat(floodFromManyAddresses(preview)).contains(200, 429);
        }
    }

    @Test
    void rateLimitCountsTheClientsOfATrustedEdge() throws Exception {
        try (Preview preview = behind("counted", "{kind: proxy, trusted: [127.0.0.1/32], requestsPerSecond: 1}")) {
            assertThat(floodFromManyAddresses(preview)).containsOnly(200);
        }
    }

    /** More requests than a burst may have, each from another address by its own account. */
    private List<Integer> floodFromManyAddresses(Preview preview) throws Exception {
        Integer[] answers = new Integer[300];
        for (int i : IntStream.range(0, answers.length).toArray()) {
            String address = "192.0.%d.%d".formatted(i / 250, i % 250);
            answers[i] = get(preview, "/api/me", "X-Forwarded-For", address).statusCode();
        }
        return Arrays.asList(answers);
    }

    private Preview behind(String name, String edge) throws Exception {
        return NeighbourApp.named(name).with("""
                        backEnds: [{path: /api, url: "http://127.0.0.1:%1$d"}, {path: /socket.io, url: "http://127.0.0.1:%1$d"}]
                        edge: %2$s
                        """.formatted(api, edge)).preview();
    }

    private HttpResponse<String> get(Preview preview, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(preview.at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
