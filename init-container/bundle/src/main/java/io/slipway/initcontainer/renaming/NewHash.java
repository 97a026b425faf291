package io.slipway.initcontainer.renaming;

import io.slipway.initcontainer.hashes.HashForm;
import java.nio.charset.StandardCharsets;

/**
 * A hash for the name of a file whose bytes {@code index} changed: a function of the old hash, which the bundler made of
 * the content, and of all that decides what {@code index} makes of it. It is as long as the old one, so that no column moves,
 * and it cannot be a word.
 */
final class NewHash {
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private NewHash() {}

    /** @param attempt counts from 0; another one if the hash is taken */
    static String of(ContentHash.Form form, String old, String salt, int attempt) {
        String alphabet = form == ContentHash.Form.HEX ? HEX : form == ContentHash.Form.UPPER ? UPPER : MIXED;
        for (int round = 0; ; round++) {
            String hash = digits(alphabet, old.length(), salt + '\n' + old + '\n' + attempt + '\n' + round);
            if (isCertain(form, hash)) {
                return hash;
            }
        }
    }

    private static boolean isCertain(ContentHash.Form form, String hash) {
        boolean digit = hash.chars().anyMatch(Character::isDigit);
        boolean lower = hash.chars().anyMatch(Character::isLowerCase);
        boolean upper = hash.chars().anyMatch(Character::isUpperCase);
        return switch (form) {
            case HEX -> digit && lower;
            case UPPER -> digit && upper;
            case MIXED -> digit && lower && upper;
        };
    }

    private static String digits(String alphabet, int length, String seed) {
        StringBuilder hash = new StringBuilder(length);
        String digest = "";
        for (int i = 0; i < length; i++) {
            int at = i % 16 * 4;
            digest = at == 0 ? HashForm.SHA256_HEX.of((seed + digest).getBytes(StandardCharsets.UTF_8)) : digest;
            hash.append(alphabet.charAt(Integer.parseInt(digest, at, at + 4, 16) % alphabet.length()));
        }
        return hash.toString();
    }
}
