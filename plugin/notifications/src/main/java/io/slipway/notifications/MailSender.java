package io.slipway.notifications;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends mail. Only who has Jakarta Mail may load this class: in Jenkins, that comes with the Mailer plugin. */
public final class MailSender {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** What an SMTP server answered: 4 is for now, 5 is for good. */
    private static final Pattern REPLY = Pattern.compile("(?m)^([45])\\d\\d[ -].*");

    private final Account account;

    public MailSender(Account account) {
        this.account = account;
    }

    /** Whose mail it is. What it answers is asked for again with each mail. */
    public interface Account {

        /** A new one, which knows server, port, encryption and credentials. */
        Session session();

        InternetAddress from() throws MessagingException, UnsupportedEncodingException;

        /** Empty for the sender. */
        List<InternetAddress> replyTo() throws MessagingException, UnsupportedEncodingException;
    }

    public Outcome send(Mail mail, List<String> to) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail looks for its parts there first. That of a thread in Jenkins may be any plugin's, with a mail
        // library of its own.
        thread.setContextClassLoader(Transport.class.getClassLoader());
        try {
            Transport.send(message(mail, to));
            return Outcome.DELIVERED;
        } catch (MessagingException e) {
            return judge(e);
        } catch (UnsupportedEncodingException e) {
            return Outcome.refused(e.toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage message(Mail mail, List<String> to) throws MessagingException, UnsupportedEncodingException {
        Session session = account.session();
        // One address that does not exist any more must not keep the mail from the others.
        session.getProperties().put("mail.smtp.sendpartial", "true");
        MimeMessage message = new MimeMessage(session) {
            /** Saving it would make an ID of its own. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.id());
            }
        };
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setFrom(account.from());
        List<InternetAddress> replyTo = account.replyTo();
        if (!replyTo.isEmpty()) {
            message.setReplyTo(replyTo.toArray(Address[]::new));
        }
        for (String address : to) {
            message.addRecipient(RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSentDate(new Date());
        message.setSubject(mail.subject(), UTF_8);
        message.setText(mail.text(), UTF_8);
        return message;
    }

    private static Outcome judge(MessagingException failed) {
        if (failed instanceof SendFailedException partly && sent(partly) > 0) {
            // Sending it again would tell the others twice.
            return Outcome.refused(Texts.of("notTaken", addresses(partly)));
        }
        if (failed instanceof AuthenticationFailedException || failed instanceof ParseException) {
            return Outcome.refused(line(failed));
        }
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            Matcher reply = REPLY.matcher(String.valueOf(cause.getMessage()));
            if (reply.find()) {
                return reply.group(1).equals("4") ? Outcome.again(reply.group()) : Outcome.refused(reply.group());
            }
        }
        return Outcome.again(line(failed));
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static int sent(SendFailedException partly) {
        return partly.getValidSentAddresses() == null ? 0 : partly.getValidSentAddresses().length;
    }

    private static String addresses(SendFailedException partly) {
        return Arrays.stream(new Address[][] {partly.getInvalidAddresses(), partly.getValidUnsentAddresses()})
                .filter(addresses -> addresses != null)
                .flatMap(Arrays::stream)
                .map(Address::toString)
                .collect(Collectors.joining(", "));
    }

    private static String line(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
