package io.slipway.initcontainer.hashes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A digest and the way it is written where files name the hashes of other files. */
public enum HashForm {
    MD5_HEX("MD5", 32, ""),
    SHA1_HEX("SHA-1", 40, ""),
    SHA256_HEX("SHA-256", 64, ""),
    SHA256_BASE64("SHA-256", 44, "sha256-"),
    SHA384_BASE64("SHA-384", 64, "sha384-"),
    SHA512_BASE64("SHA-512", 88, "sha512-");

    private static final int PIECE = 1 << 14;

    private final String algorithm;
    private final int length;
    private final String prefix;
    /** Each thread's own: finding one through Java's security providers takes longer than hashing a file. */
    private final ThreadLocal<MessageDigest> digest = new ThreadLocal<>();

    HashForm(String algorithm, int length, String prefix) {
        this.algorithm = algorithm;
        this.length = length;
        this.prefix = prefix;
    }

    /** Number of characters, the prefix not counted. */
    public int length() {
        return length;
    }

    /** What integrity attributes and policies write before it; empty for hexadecimal ones. */
    public String prefix() {
        return prefix;
    }

    public String of(byte[] bytes) {
        return text(digest().digest(bytes));
    }

    /** In pieces. */
    public String of(InputStream bytes) throws IOException {
        MessageDigest own = digest();
        byte[] piece = new byte[PIECE];
        for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
            own.update(piece, 0, read);
        }
        return text(own.digest());
    }

    private String text(byte[] hash) {
        return prefix.isEmpty() ? hex(hash) : new String(Base64.getEncoder().encode(hash), StandardCharsets.ISO_8859_1);
    }

    private MessageDigest digest() {
        MessageDigest own = digest.get();
        if (own == null) {
            try {
                own = MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no " + algorithm, e);
            }
            digest.set(own);
        }
        return own;
    }

    private static String hex(byte[] digest) {
        byte[] hex = new byte[digest.length * 2];
        for (int i = 0; i < digest.length; i++) {
            hex[i * 2] = (byte) Character.forDigit(digest[i] >> 4 & 15, 16);
            hex[i * 2 + 1] = (byte) Character.forDigit(digest[i] & 15, 16);
        }
        return new String(hex, StandardCharsets.ISO_8859_1);
    }
}
