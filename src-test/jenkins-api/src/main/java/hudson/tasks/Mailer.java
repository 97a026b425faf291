package hudson.tasks;

import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;

/** Read from mailer 534.v1b_36f5864073; it is a Notifier, which nobody here uses. */
public class Mailer {
    private Mailer() {}

    public static DescriptorImpl descriptor() {
        throw new UnsupportedOperationException();
    }

    public static InternetAddress stringToAddress(String strAddress, String charset)
            throws AddressException, UnsupportedEncodingException {
        throw new UnsupportedOperationException();
    }

    public static final class DescriptorImpl {
        private DescriptorImpl() {}

        public Session createSession() {
            throw new UnsupportedOperationException();
        }

        public String getReplyToAddress() {
            throw new UnsupportedOperationException();
        }
    }
}
