package io.slipway.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A message for people, as a mail of plain text. */
public final class MailFormat {

    private static final int LONGEST_SUBJECT = 200;

    /** Of Message-IDs, where Jenkins does not know its own address: no host is called so (RFC 2606). */
    private static final String NO_HOST = "jenkins.invalid";

    private MailFormat() {}

    /** @param key names the release; what is told of it again has the same */
    public static Mail mail(Message message, String key) {
        String host = host(message.buildUrl());
        return new Mail(
                id(message.delivery(), host), id("release " + key, host), subject(message.sentence()), text(message));
    }

    private static String subject(String sentence) {
        String line = sentence.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    /** What people wrote is indented, so that it is not taken for a link of ours. */
    private static String text(Message message) {
        StringBuilder text = new StringBuilder(message.sentence()).append('\n');
        message.details()
                .forEach(detail -> detail.lines()
                        .forEach(line -> text.append("  ").append(line).append('\n')));
        text.append('\n');
        message.links()
                .forEach(link ->
                        text.append(link.text()).append(": ").append(link.url()).append('\n'));
        return text.toString();
    }

    /** Names and paths of jobs are no matter of a header: a digest tells as well which is which. */
    private static String id(String name, String host) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "<slipway." + HexFormat.of().formatHex(digest, 0, 16) + "@" + host + ">";
        } catch (GeneralSecurityException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }

    private static String host(String url) {
        return url.isEmpty()
                ? NO_HOST
                : Optional.ofNullable(URI.create(url).getHost()).orElse(NO_HOST);
    }
}
