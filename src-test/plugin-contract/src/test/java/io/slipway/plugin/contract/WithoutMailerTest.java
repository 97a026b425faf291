package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.Extension;
import io.slipway.plugin.mail.MailerTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Jenkins need not have the Mailer plugin: one class of ours names its classes, and Jenkins leaves that one out. */
class WithoutMailerTest {

    private static final String MAILER = "hudson.tasks.Mail";
    private static final String MAIL_API = "jakarta.mail.";

    @Test
    void allOtherClassesAreResolved() throws Exception {
        List<String> names = Plugin.classes().stream()
                .map(Class::getName)
                .filter(name -> !name.equals(MailerTransport.class.getName()))
                .toList();
        ClassLoader jenkins = new Without(MAILER, MAIL_API);
        assertThat(names).hasSizeGreaterThan(100);
        for (String name : names) {
            resolve(jenkins.loadClass(name));
        }
    }

    @Test
    void theTransportIsNot() throws Exception {
        Class<?> transport = new Without(MAILER, MAIL_API).loadClass(MailerTransport.class.getName());
        assertThatThrownBy(() -> resolve(transport)).isInstanceOf(NoClassDefFoundError.class);
    }

    /** Another plugin may bring the API of mail. */
    @Test
    void norIsItWhereThereIsAnotherPluginForMail() throws Exception {
        Class<?> transport = new Without(MAILER).loadClass(MailerTransport.class.getName());
        assertThatThrownBy(() -> resolve(transport))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessageContaining("hudson/tasks/Mailer");
    }

    @Test
    void theTransportIsResolvedWhereMailerIs() throws Exception {
        resolve(new Without().loadClass(MailerTransport.class.getName()));
    }

    /** Otherwise Jenkins would warn of it in its log. */
    @Test
    void theTransportIsOptional() {
        assertThat(MailerTransport.class.getAnnotation(Extension.class).optional())
                .isTrue();
    }

    /** What ExtensionFinder of Jenkins 2.541.3 looks at before it takes a class for an extension, and Stapler at more. */
    private static void resolve(Class<?> type) {
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            next.getGenericInterfaces();
            next.getDeclaredConstructors();
            next.getDeclaredMethods();
            next.getDeclaredFields();
        }
    }

    /** Loads the plugin's classes anew, and has all classes but those of the plugins that may be missing. */
    private static final class Without extends ClassLoader {

        private final List<String> missing;

        /** @param missing how the names of classes begin that are not there */
        Without(String... missing) {
            super(WithoutMailerTest.class.getClassLoader());
            this.missing = List.of(missing);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (missing.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : name.startsWith("io.slipway.") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
