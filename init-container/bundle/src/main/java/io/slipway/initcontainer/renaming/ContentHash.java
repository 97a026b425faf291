package io.slipway.initcontainer.renaming;

import java.util.Optional;

/**
 * The part of a file's name that a bundler made of the file's content, such as {@code 4F2AQX7L} in {@code main-4F2AQX7L.js}.
 *
 * @param start index of its first character in the name
 * @param form how it is written
 * @param certainty whether a word could be written like that
 */
public record ContentHash(String name, int start, int end, Form form, Certainty certainty) {
    /** What a name alone tells. */
    public enum Certainty {
        /** No word is written like that. */
        CERTAIN,
        /** Hardly a word, such as {@code CbIDTwcm}, or one in capitals, such as {@code CHANGING}. */
        LIKELY,
        /** A hash of Rollup in fifty comes out like a word or two, such as {@code BlagtRcj}, and so does {@code settings}. */
        WORD
    }

    /** The alphabets that bundlers use. */
    public enum Form {
        /** webpack, Parcel, Rspack. */
        HEX,
        /** esbuild, and Angular up to 21. */
        UPPER,
        /** Rollup, Vite, Rolldown. */
        MIXED
    }

    private static final int LENGTH = 8;
    private static final int LONGEST = 64;
    /** A name that is nothing but a hash has to be a long one. */
    private static final int ALONE = 16;

    /** Finds the hash in a file's name, its directory not included. */
    public static Optional<ContentHash> in(String name) {
        int extension = name.lastIndexOf('.', name.endsWith(".map") ? name.length() - 5 : name.length());
        Optional<ContentHash> word = Optional.empty();
        for (int end = extension; end > 0; end = name.lastIndexOf('.', end - 1)) {
            int start = name.lastIndexOf('.', end - 1) + 1;
            Optional<ContentHash> found = inPart(name, start, end);
            if (found.isPresent() && found.get().certainty != Certainty.WORD) {
                return found;
            }
            word = word.isPresent() ? word : found;
        }
        return word;
    }

    boolean certain() {
        return certainty == Certainty.CERTAIN;
    }

    public String text() {
        return name.substring(start, end);
    }

    /** The name with another hash of the same length in its place. */
    public String with(String hash) {
        return name.substring(0, start) + hash + name.substring(end);
    }

    private static Optional<ContentHash> inPart(String name, int start, int end) {
        int dash = Math.max(name.lastIndexOf('-', end - 1), name.lastIndexOf('_', end - 1));
        int from = Math.max(start, dash + 1);
        boolean alone = from == 0;
        if (end - from >= (alone ? ALONE : LENGTH) && end - from <= LONGEST && isHex(name, from, end)) {
            return Optional.of(new ContentHash(name, from, end, Form.HEX, Certainty.CERTAIN));
        }
        // A hash of Rollup may hold a dash itself.
        int tail = end - LENGTH;
        boolean parted = tail > start && "-_".indexOf(name.charAt(tail - 1)) >= 0 || tail == start && start > 0;
        return parted ? ofLetters(name, tail, end) : Optional.empty();
    }

    private static boolean isHex(String name, int from, int to) {
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            digit |= c >= '0' && c <= '9';
            letter |= c >= 'a' && c <= 'f';
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return digit && letter;
    }

    private static Optional<ContentHash> ofLetters(String name, int from, int to) {
        int digits = 0;
        int upper = 0;
        int lower = 0;
        int other = 0;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            other += c == '-' || c == '_' ? 1 : 0;
        }
        if (digits + upper + lower + other < LENGTH) {
            return Optional.empty();
        }
        if (upper > 0 && lower == 0 && other == 0) {
            return Optional.of(
                    new ContentHash(name, from, to, Form.UPPER, digits > 0 ? Certainty.CERTAIN : Certainty.LIKELY));
        }
        boolean mixed = lower > 0 && upper > 0;
        if (mixed && (digits > 0 || isScrambled(name, from, to))) {
            return Optional.of(new ContentHash(name, from, to, Form.MIXED, Certainty.CERTAIN));
        }
        return Optional.of(new ContentHash(
                name, from, to, Form.MIXED, mixed && !isWords(name, from, to) ? Certainty.LIKELY : Certainty.WORD));
    }

    /** {@code CVdycHwL}: small letters and capitals change four times or more, and not as in {@code GetMyApp}. */
    private static boolean isScrambled(String name, int from, int to) {
        int changes = 0;
        boolean words = true;
        for (int i = from; i < to; i++) {
            boolean upper = Character.isUpperCase(name.charAt(i));
            boolean nextLower = i + 1 < to && Character.isLowerCase(name.charAt(i + 1));
            changes += i + 1 < to && upper == nextLower ? 1 : 0;
            words &= !upper || nextLower;
        }
        return changes >= 4 && !words;
    }

    /** {@code Settings}, {@code userList}, {@code MyModule}: at most two words, each with one capital at most. */
    private static boolean isWords(String name, int from, int to) {
        int words = 1;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            if (capital && (i + 1 == to || !Character.isLowerCase(name.charAt(i + 1)))) {
                return false;
            }
            words += i > from && (capital || c == '-' || c == '_') ? 1 : 0;
        }
        return words <= 2;
    }
}
