package io.slipway.initcontainer.contexts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A line of a file that people read to see what is right: below a heading for the path that its text stands in. */
record ReviewedLine(String path, String line) {

    /** Without headings ({@code == main.js}), comments ({@code # }) and empty lines. */
    static List<ReviewedLine> of(String name) throws IOException {
        List<ReviewedLine> lines = new ArrayList<>();
        String path = "";
        for (String line : text(name).split("\n")) {
            if (line.startsWith("== ")) {
                path = line.substring(3);
            } else if (!line.isEmpty() && !line.startsWith("# ")) {
                lines.add(new ReviewedLine(path, line));
            }
        }
        return lines;
    }

    private static String text(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ReviewedLine.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
