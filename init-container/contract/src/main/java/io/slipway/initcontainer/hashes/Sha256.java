package io.slipway.initcontainer.hashes;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of something that comes in pieces; {@link HashForm} has that of bytes at hand. */
public final class Sha256 {
    private final MessageDigest digest = digest();

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In hexadecimal. */
    public static String of(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    /** In hexadecimal, of the text's UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Parts what was added from what is added next, so that moving a letter over changes the result. */
    public Sha256 part() {
        digest.update((byte) 0);
        return this;
    }

    /** What is written to it goes on and is added. */
    public OutputStream through(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /** In hexadecimal; what is added afterwards begins another one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
