package io.slipway.plugin.notifications;

import io.slipway.plugin.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends one request. What the other side answers beside its status is not read, and a redirect is not followed. */
final class Sender {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client;
    private final Duration patience;

    /** @param client one that follows no redirects */
    Sender(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    Outcome send(Post post) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(post.address())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            // Closing it unread ends the connection, however much would come.
            response.body().close();
            return judge(response.statusCode());
        } catch (IOException e) {
            return Outcome.again(e.getClass().getSimpleName());
        }
    }

    /** Trying again helps where the other side is busy or broken, not where it refuses. */
    private static Outcome judge(int status) {
        if (status / 100 == 2) {
            return Outcome.DELIVERED;
        }
        boolean later = status / 100 == 5 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        String why = Texts.of(Sender.class, status / 100 == 3 ? "redirect" : "status", status);
        return later ? Outcome.again(why) : Outcome.refused(why);
    }
}
