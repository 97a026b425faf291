package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a webhook of one's own receives of a release. */
@WithJenkins
class WebhookTest {

    /** What came in: the body, the timestamp and the signature. */
    private record Received(String body, String timestamp, String signature) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer server;
    private FreeStyleBuild build;

    @BeforeEach
    void configure(JenkinsRule jenkins) throws Exception {
        System.setProperty("io.slipway.plugin.plainHttp", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            received.add(new Received(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("X-Slipway-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Slipway-Signature")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "hook", "", Secret.fromString("s3cret")));
        Notification notification = new Notification("webhook");
        notification.setUrl("http://localhost:" + server.getAddress().getPort() + "/hook");
        notification.setCredentialsId("hook");
        EnvironmentSettings production = new EnvironmentSettings("production");
        production.setNotifications(List.of(notification));
        SlipwayConfiguration.get().setEnvironments(List.of(production));
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("portal"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("io.slipway.plugin.plainHttp");
    }

    @Test
    void isToldOfAReleaseWithASignature() throws Exception {
        put(ReleaseState.RUNNING);
        put(ReleaseState.RELEASED);
        Received message = received.poll(30, TimeUnit.SECONDS);
        JSONObject json = JSONObject.fromObject(message.body());
        assertEquals("released", json.getString("event"));
        assertTrue(json.getString("buildUrl").endsWith("job/portal/1/"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = (message.timestamp() + "." + message.body()).getBytes(StandardCharsets.UTF_8);
        assertEquals("sha256=" + HexFormat.of().formatHex(mac.doFinal(signed)), message.signature());
    }

    @Test
    void isToldOncePerChange() throws Exception {
        put(ReleaseState.RELEASED);
        put(ReleaseState.RELEASED);
        assertTrue(received.poll(30, TimeUnit.SECONDS) != null);
        assertNull(received.poll(3, TimeUnit.SECONDS));
    }

    private void put(ReleaseState state) throws Exception {
        ReleasesAction.of(build)
                .put(ReleaseRecord.of("1-production", "release", "production", 1, "ada")
                        .as(state, ""));
    }
}
