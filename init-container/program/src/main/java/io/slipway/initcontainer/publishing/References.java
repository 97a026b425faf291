package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.texts.FileText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Checks that what a page needs is there. */
final class References {
    private final String basePath;
    private final Set<String> files;
    private final List<String> otherPaths;

    /**
     * @param files paths below the base path
     * @param otherPaths below the host; nginx answers them, and all that is below them, without a file
     */
    References(String basePath, Set<String> files, List<String> otherPaths) {
        this.basePath = basePath;
        this.files = files;
        this.otherPaths = otherPaths;
    }

    /**
     * @param page its path
     * @param directory that its base element names, below the base path
     * @param attributes their values as they stand in the page
     */
    List<Problem> missing(String page, String directory, List<String> attributes) {
        List<Problem> problems = new ArrayList<>();
        for (String attribute : attributes) {
            String reference = attribute.indexOf('&') < 0 ? attribute : Parser.unescapeEntities(attribute, true);
            reference = reference.strip();
            if (!isElsewhere(reference) && !isThere(path(reference, directory))) {
                problems.add(Problem.of(page + " names " + reference + ", which is not in the bundle")
                        .lookedIn(url(reference, directory))
                        .fix(
                                reference.startsWith("/") && !reference.startsWith(basePath)
                                        ? "make it relative, so that the base path " + basePath
                                                + " holds for it; where a backend answers it, add that to backEnds ("
                                                + Setting.OTHER_PATHS.env() + ")"
                                        : "build the app anew, or remove the reference"));
            }
        }
        return problems;
    }

    private static boolean isElsewhere(String reference) {
        int colon = reference.indexOf(':');
        int slash = reference.indexOf('/');
        return reference.startsWith("//") || reference.startsWith("#") || colon >= 0 && (slash < 0 || colon < slash);
    }

    private boolean isThere(String path) {
        return path.startsWith(basePath) && files.contains(path.substring(basePath.length())) || isAnswered(path);
    }

    private boolean isAnswered(String path) {
        for (String other : otherPaths) {
            String below = other.endsWith("/") ? other : other + "/";
            if (path.startsWith(below) || path.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private String url(String reference, String directory) {
        String url = reference;
        for (char end : new char[] {'#', '?'}) {
            int at = url.indexOf(end);
            url = at < 0 ? url : url.substring(0, at);
        }
        return url.startsWith("/") ? url : basePath + directory + url;
    }

    /** Below the host, dot segments followed. */
    private String path(String reference, String directory) {
        String url = decode(url(reference, directory));
        List<String> names = new ArrayList<>();
        for (String name : url.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static String decode(String url) {
        if (url.indexOf('%') < 0) {
            return url;
        }
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        StringBuilder view = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            boolean encoded = bytes[i] == '%' && high >= 0 && low >= 0;
            view.append((char) (encoded ? high << 4 | low : bytes[i] & 255));
            i += encoded ? 2 : 0;
        }
        return FileText.decode(view.toString());
    }
}
