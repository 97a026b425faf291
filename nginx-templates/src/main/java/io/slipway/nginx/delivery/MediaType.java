package io.slipway.nginx.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a browser takes files for. The table is mime-db's ({@code media-types/generate.mjs}).
 *
 * @param name for example {@code text/css}
 * @param compressible whether compressing makes such a file smaller
 * @param extensions of the files, without a dot
 */
public record MediaType(String name, boolean compressible, List<String> extensions) {

    private static final String TABLE = "/io/slipway/nginx/media-types.tsv";
    private static final List<MediaType> ALL = read();

    public MediaType {
        extensions = List.copyOf(extensions);
    }

    /** All types, by name. */
    public static List<MediaType> all() {
        return ALL;
    }

    /** Whether it is text, whose bytes mean letters by an encoding. JSON has one of its own. */
    public boolean isText() {
        return name.startsWith("text/") || name.equals("application/xml");
    }

    /** Images, fonts, sounds and films: what a page shows and plays. */
    public boolean isMedia() {
        return name.matches("(?:image|font|audio|video)/.*") || name.equals("application/vnd.ms-fontobject");
    }

    private static List<MediaType> read() {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MediaType.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            return table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new MediaType(row[0], row[1].equals("yes"), List.of(row[2].split(" "))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
