package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.FreeStyleBuild;
import hudson.model.User;
import hudson.tasks.Mailer;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Mailer plugin sends of a release, to whom, and as whom. */
@WithJenkins
class MailTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private FreeStyleBuild build;

    @BeforeEach
    void configure(JenkinsRule jenkins) throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
        JenkinsLocationConfiguration.get().setAdminAddress("Jenkins <ci@example.com>");
        Mailer.descriptor().setSmtpHost(server.getInetAddress().getHostAddress());
        Mailer.descriptor().setSmtpPort(String.valueOf(server.getLocalPort()));
        User.getById("ada", true).addProperty(new Mailer.UserProperty("ada@example.com"));
        EnvironmentSettings production = new EnvironmentSettings("production");
        production.setNotifications(List.of(new Notification("mail")));
        SlipwayConfiguration.get().setEnvironments(List.of(production));
        build = jenkins.assertBuildStatusSuccess(
                jenkins.createFreeStyleProject("portal").scheduleBuild2(0, new Cause.UserIdCause("ada")));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void isSentToWhoRequestedTheRelease() throws Exception {
        ReleasesAction.of(build)
                .put(ReleaseRecord.of("1-production", "release", "production", 1, "ada")
                        .as(ReleaseState.RELEASED, ""));
        String mail = received.poll(30, TimeUnit.SECONDS);
        assertTrue(mail.contains("MAIL FROM:<ci@example.com>"), mail);
        assertTrue(mail.contains("RCPT TO:<ada@example.com>"), mail);
        assertTrue(mail.contains("Auto-Submitted: auto-generated"), mail);
        assertTrue(mail.contains("to production: released"), mail);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                received.add(talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Takes one mail, as servers do, and gives back all that was said. */
    private static String talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        StringBuilder said = new StringBuilder();
        say(out, "220 ready");
        boolean inData = false;
        for (String line = in.readLine(); line != null && !line.equals("QUIT"); line = in.readLine()) {
            said.append(line).append('\n');
            boolean ends = inData && line.equals(".");
            if (!inData || ends) {
                inData = line.equals("DATA");
                say(out, inData ? "354 go on" : "250 fine");
            }
        }
        say(out, "221 bye");
        return said.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
