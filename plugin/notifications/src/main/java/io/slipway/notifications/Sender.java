package io.slipway.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends one request. What the other side answers beside its status is read only where it is asked for, and a redirect is not followed. */
public final class Sender {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** More than a page of a list has. */
    private static final int MOST = 1024 * 1024;

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client;
    private final Duration patience;

    /** @param client one that follows no redirects */
    public Sender(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    public Outcome send(Post post) throws InterruptedException {
        return exchange(post, false).outcome();
    }

    /** Sends one request, and reads what the other side answers. */
    Answer ask(Post post) throws InterruptedException {
        return exchange(post, true);
    }

    private Answer exchange(Post post, boolean reads) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(post.address())
                .timeout(patience)
                .method(
                        post.method(),
                        post.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            // Closing it unread ends the connection, however much would come.
            try (InputStream body = response.body()) {
                Outcome outcome = judge(response);
                return new Answer(outcome, reads && outcome.isDelivered() ? json(body) : MissingNode.getInstance());
            }
        } catch (IOException e) {
            return new Answer(Outcome.again(e.getClass().getSimpleName()), MissingNode.getInstance());
        }
    }

    private static JsonNode json(InputStream body) throws IOException {
        try {
            return JSON.readTree(body.readNBytes(MOST));
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static Outcome judge(HttpResponse<?> response) {
        // GitHub says so when it was asked too often.
        boolean limited = response.statusCode() == FORBIDDEN
                && (response.headers().firstValue("retry-after").isPresent()
                        || response.headers()
                                .firstValue("x-ratelimit-remaining")
                                .filter("0"::equals)
                                .isPresent());
        return judge(limited ? TOO_MANY_REQUESTS : response.statusCode());
    }

    /** Trying again helps where the other side is busy or broken, not where it refuses. */
    private static Outcome judge(int status) {
        if (status / 100 == 2) {
            return Outcome.DELIVERED;
        }
        boolean later = status / 100 == 5 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        String why = Texts.of(status / 100 == 3 ? "redirect" : "status", status);
        return later ? Outcome.again(why) : Outcome.refused(why);
    }
}
