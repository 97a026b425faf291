package io.slipway.notifications;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Properties;

/**
 * An account at a mail server of this machine.
 *
 * @param password of its user; empty for a server that asks for none
 */
record SampleAccount(int port, String password) implements MailSender.Account {

    @Override
    public Session session() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.timeout", "10000");
        properties.put("mail.smtp.auth", String.valueOf(!password.isEmpty()));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ci", password);
            }
        });
    }

    @Override
    public InternetAddress from() throws AddressException {
        return new InternetAddress("ci@example.com");
    }

    @Override
    public List<InternetAddress> replyTo() throws AddressException {
        return List.of(new InternetAddress("team@example.com"));
    }
}
