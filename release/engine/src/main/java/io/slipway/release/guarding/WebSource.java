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
import javax.net.ssl.SSLException;

/** Asks other systems over HTTP, with the credentials that the checks name. */
final class WebSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1024 * 1024;

    private final Map<String, Path> credentials;
    private Optional<HttpClient> client = Optional.empty();

    WebSource(Map<String, Path> credentials) {
        this.credentials = Map.copyOf(credentials);
    }

    /** Made when somebody is asked, for it starts a thread and TLS: most releases ask nobody. */
    private HttpClient client() {
        HttpClient made = client.orElseGet(
                () -> HttpClient.newBuilder().connectTimeout(PATIENCE).build());
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
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Accept", "*/*");
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
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            if (response.statusCode() == 200) {
                return text;
            }
            Optional<String> missing =
                    named.filter(name -> !credentials.containsKey(name)).filter(name -> response.statusCode() == 401);
            throw new UnansweredException("answered with status " + response.statusCode()
                    + missing.map(name -> " (give its credentials: --check-credentials " + name + "=FILE)")
                            .orElse(""));
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

    private static String why(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "no answer within " + PATIENCE.toSeconds() + " s";
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
