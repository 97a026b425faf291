package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.bundle.BundleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pod tells others about its files with content names: {@code .slipway/content.list}, in which a line holds a file.
 *
 * <pre>
 * slipway-content 1 &lt;release> &lt;base path>
 * &lt;sha256> &lt;size> &lt;1 or 0: constant> &lt;releases ago> &lt;until> &lt;path>
 * </pre>
 *
 * @param release of the pod
 */
record ContentList(String release, String basePath, List<ContentFile> files) {
    static final String NAME = "content.list";

    /** Where nginx serves it, on the port for peers alone. */
    static final String URL = "/.slipway/content";

    private static final String FORMAT = "slipway-content 1";
    private static final int MOST_FILES = 20_000;
    private static final int FIELDS = 6;

    void write(Path site) throws IOException {
        StringBuilder text = new StringBuilder(FORMAT + " " + release + " " + basePath + "\n");
        for (ContentFile file : files) {
            text.append(file.sha256()).append(' ').append(file.size()).append(file.constant() ? " 1 " : " 0 ");
            text.append(file.releases()).append(' ').append(file.until()).append(' ');
            text.append(file.path()).append('\n');
        }
        Files.writeString(site.resolve(BundleFiles.OWN).resolve(NAME), text, StandardCharsets.UTF_8);
    }

    /**
     * Reads what a peer says. Lines that this version does not understand are left out.
     *
     * @throws IOException if it is no such list at all
     */
    static ContentList parse(String text) throws IOException {
        String[] lines = text.split("\n", MOST_FILES + 2);
        String[] head = lines[0].split(" ");
        if (head.length != 4 || !lines[0].startsWith(FORMAT + " ")) {
            throw new IOException("it does not send a list of files");
        }
        List<ContentFile> files = new ArrayList<>();
        for (int i = 1; i < Math.min(lines.length, MOST_FILES + 1); i++) {
            String[] fields = lines[i].split(" ", FIELDS);
            if (fields.length == FIELDS && isSound(fields)) {
                files.add(new ContentFile(
                        fields[5],
                        Long.parseLong(fields[1]),
                        fields[0],
                        fields[2].equals("1"),
                        Integer.parseInt(fields[3]),
                        Long.parseLong(fields[4])));
            }
        }
        return new ContentList(head[2], head[3], files);
    }

    private static boolean isSound(String[] fields) {
        return fields[0].length() == 64
                && isNumber(fields[1], 15)
                && isNumber(fields[3], 6)
                && isNumber(fields[4], 15)
                && ContentPath.isSafe(fields[5]);
    }

    private static boolean isNumber(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }
}
