package io.slipway.release.guarding;

import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/** Asks other systems over HTTP, with the credentials that the checks name. */
final class WebSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1024 * 1024;

    private final Map<String, Path> credentials;
    private final Duration patience;
    private Optional<HttpClient> client = Optional.empty();

    WebSource(Map<String, Path> credentials) {
        this(credentials, PATIENCE);
    }

    /** @param patience for the connection, for the headers and for the body */
    WebSource(Map<String, Path> credentials, Duration patience) {
        this.credentials = Map.copyOf(credentials);
        this.patience = patience;
    }

    /** Made when somebody is asked, for it starts a thread and TLS: most releases ask nobody. */
    private HttpClient client() {
        HttpClient made = client.orElseGet(
                () -> HttpClient.newBuilder().connectTimeout(patience).build());
        client = Optional.of(made);
        return made;
    }

    /** That nothing useful was heard, and why. */
    static final class UnansweredException extends Exception {

        private static final long serialVersionUID = 1L;

        UnansweredException(String why) {
            super(why);
        }
    }

    /**
     * What an address answers with status 200.
     *
     * @param named the credentials
     */
    String get(String url, Optional<String> named) throws UnansweredException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(patience).header("Accept", "*/*");
            named.map(credentials::get).ifPresent(file -> request.header("Authorization", authorization(file)));
            return answer(client().send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream()), named);
        } catch (IllegalArgumentException e) {
            throw new UnansweredException("its address is not valid: " + PlainText.withoutUserInfo(url));
        } catch (IOException e) {
            throw new UnansweredException(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException("interrupted");
        }
    }

    private String answer(HttpResponse<InputStream> response, Optional<String> named)
            throws IOException, UnansweredException {
        String text = text(response.body());
        if (response.statusCode() == 200) {
            return text;
        }
        Optional<String> missing =
                named.filter(name -> !credentials.containsKey(name)).filter(name -> response.statusCode() == 401);
        throw new UnansweredException("answered with status " + response.statusCode()
                + missing.map(name -> " (give its credentials: --check-credentials " + name + "=FILE)")
                        .orElse(""));
    }

    /** The client's time-out ends with the headers; a body may come in drops for ever. */
    private String text(InputStream body) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        try (body) {
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        late.set(true);
                        close(body);
                    });
            return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
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

    /** {@code user:password}, or a token. */
    private static String authorization(Path file) {
        try {
            String secret = Files.readString(file).strip();
            return secret.contains(":")
                    ? "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                    : "Bearer " + secret;
        } catch (IOException e) {
            throw SlipwayException.usage(Problem.of("the credentials cannot be read")
                    .at(file.toString())
                    .fix("name a file that holds user:password or a token"));
        }
    }

    private String why(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "no answer within " + patience.toSeconds() + " s";
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
