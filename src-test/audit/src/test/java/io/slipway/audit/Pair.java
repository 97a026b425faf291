package io.slipway.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A document and a value.
 *
 * @param extension of the document's file
 * @param text with {@link #PLACE} where the value belongs
 * @param value as its reader is to get it
 * @param bare true if the place is outside of quotes, so that the value is given as JSON
 */
record Pair(String extension, String text, String value, boolean bare) {
    static final String PLACE = "Ŧ";
    static final String HARMLESS = "Mx7Mx7";

    private static final ObjectMapper JSON = new ObjectMapper();

    String given(String meant) {
        try {
            return bare ? JSON.writeValueAsString(meant) : meant;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On one line, for people. */
    @Override
    public String toString() {
        return extension + (bare ? "!" : "") + "§" + line(text) + "§" + line(value);
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (char c : text.toCharArray()) {
            line.append(
                    c < ' ' || c == '\u2028' || c == '\u2029' || c == '§' || c == '␛' || c == 0x7f
                            ? "␛%04x".formatted((int) c)
                            : String.valueOf(c));
        }
        return line.toString();
    }

    static Pair parse(String line) {
        String[] fields = line.split("§", -1);
        boolean bare = fields[0].endsWith("!");
        String extension = bare ? fields[0].substring(0, fields[0].length() - 1) : fields[0];
        return new Pair(extension, text(fields[1]), text(fields[2]), bare);
    }

    private static String text(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '␛') {
                text.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
