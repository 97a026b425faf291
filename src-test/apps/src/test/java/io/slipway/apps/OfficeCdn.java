package io.slipway.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The host that pages of add-ins load office.js from, with what these pages need of it: npm has that library only in part, as it loads
 * others from hosts that no test reaches.
 */
final class OfficeCdn implements Surroundings {

    private static final String HOST = "appsforoffice.microsoft.com";
    private static final String LIBRARY = """
            window.Office = {
              onReady: (then) => Promise.resolve({ host: null, platform: null }).then(then),
              actions: { associate() {} },
            };
            """;
    private static final String PASSWORD = "of-no-use-to-anybody";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;

    OfficeCdn() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()));
        server.createContext("/lib/1.1/hosted/office.js", OfficeCdn::answer);
        // A connection that a browser opens in advance must not keep the next one waiting.
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public Map<String, Integer> hosts() {
        return Map.of(HOST, server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = LIBRARY.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/javascript");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static SSLContext tls() throws IOException {
        Path store = Repository.TARGET.resolve("office-cdn.p12");
        if (!Files.exists(store)) {
            Finished.of(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=" + HOST,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD))
                    .expectSuccess();
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for " + HOST, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
