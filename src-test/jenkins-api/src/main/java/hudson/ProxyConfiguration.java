package hudson;

import java.net.http.HttpClient;

/** Read from Jenkins 2.541.3. */
public final class ProxyConfiguration {
    private ProxyConfiguration() {}

    public static HttpClient.Builder newHttpClientBuilder() {
        throw new UnsupportedOperationException();
    }
}
