package io.slipway.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Asks the released URL from the agent, which can reach what it released to. The answer is empty when all is well, and
 * says what is wrong otherwise.
 *
 * @param path from the host's root when it begins with a slash, otherwise below the URL
 * @param expected what the body must hold; empty for anything
 */
public record HttpCheck(String url, String path, String expected) implements ControllerToAgentFileCallable<String> {

    private static final int MOST = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws InterruptedException {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            return url.isEmpty()
                    ? "the release has no URL"
                    : "the released URL is not the address of a web page: " + url;
        }
        URI target;
        try {
            target = target();
        } catch (IllegalArgumentException e) {
            return "the verification path '" + path + "' is not a valid path (use for example /healthz)";
        }
        try {
            return ask(target, PATIENCE);
        } catch (IOException e) {
            return "no response from " + target + ": " + why(e);
        }
    }

    /** @param patience for the connection, for the headers and for the body */
    String ask(URI target, Duration patience) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        HttpRequest request =
                HttpRequest.newBuilder(target).timeout(patience).GET().build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        return judge(target, response.statusCode(), text(response.body(), patience));
    }

    /** The client's time-out ends with the headers; a body may come in drops for ever. */
    private static String text(InputStream body, Duration patience) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        try (body) {
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        late.set(true);
                        close(body);
                    });
            return new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            if (late.get()) {
                throw (IOException) new HttpTimeoutException("the body did not end").initCause(e);
            }
            throw e;
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is read no further either way.
        }
    }

    URI target() {
        URI base = URI.create(url.endsWith("/") ? url : url + "/");
        return base.resolve(path);
    }

    private String judge(URI target, int status, String body) {
        if (status != 200) {
            return target + " responds with status " + status;
        }
        return body.contains(expected) ? "" : "the response of " + target + " does not contain '" + expected + "'";
    }

    private static String why(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "timed out after " + PATIENCE.toSeconds() + " s";
        }
        if (e instanceof SSLException) {
            return "the TLS connection failed: " + e.getMessage();
        }
        if (e instanceof ConnectException) {
            return isUnresolved(e) ? "the host name cannot be resolved" : "the connection was refused";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static boolean isUnresolved(Throwable e) {
        return e instanceof UnresolvedAddressException || e.getCause() != null && isUnresolved(e.getCause());
    }
}
