package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.CommandMap;
import jakarta.mail.Session;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.angus.activation.MailcapRegistryProviderImpl;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;

/**
 * Mail from where Jenkins has its classes: those of activation, of mail, and of Slipway are in three plugins with a class loader each.
 * The thread that sends has the class loader of whoever began it, such as a plugin with a mail library of its own.
 */
class MailFromAPluginTest {

    /** Runs among the classes of the innermost loader. */
    public static final class SendOne implements Callable<String> {

        private final int port;

        public SendOne(int port) {
            this.port = port;
        }

        @Override
        public String call() {
            Mail mail = new Mail("<1@example.com>", "<0@example.com>", "größer", "größer\n");
            return new MailSender(new SampleAccount(port, ""))
                    .send(mail, List.of("ada@example.com"))
                    .toString();
        }
    }

    @Test
    void isSent() throws Exception {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of());
                URLClassLoader activation = loader(platform, CommandMap.class, MailcapRegistryProviderImpl.class);
                URLClassLoader mail = loader(activation, Session.class, SMTPTransport.class);
                URLClassLoader plugin = loader(mail, MailSender.class, SendOne.class);
                URLClassLoader other = loader(
                        platform,
                        CommandMap.class,
                        MailcapRegistryProviderImpl.class,
                        Session.class,
                        SMTPTransport.class)) {
            thread.setContextClassLoader(other);
            Callable<?> sending = (Callable<?>) plugin.loadClass(SendOne.class.getName())
                    .getDeclaredConstructor(int.class)
                    .newInstance(server.port());
            assertThat(sending.call()).isEqualTo(Outcome.DELIVERED.toString());
            assertThat(thread.getContextClassLoader()).isEqualTo(other);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Of the jars and directories that some classes are in. */
    private static URLClassLoader loader(ClassLoader parent, Class<?>... classes) {
        URL[] places = Arrays.stream(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        return new URLClassLoader(places, parent);
    }
}
