package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.FileText;
import io.slipway.initcontainer.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Checks that what index.html names is there. */
final class References {
    private final String basePath;
    private final Set<String> files;

    /** @param files paths below the base path */
    References(String basePath, Set<String> files) {
        this.basePath = basePath;
        this.files = files;
    }

    /** @param attributes their values as they stand in the page */
    List<Problem> missing(List<String> attributes) {
        List<Problem> problems = new ArrayList<>();
        for (String attribute : attributes) {
            String reference = attribute.indexOf('&') < 0 ? attribute : Parser.unescapeEntities(attribute, true);
            reference = reference.strip();
            if (!isElsewhere(reference) && !files.contains(path(reference))) {
                problems.add(Problem.of("index.html names " + reference + ", which is not in the bundle")
                        .lookedIn(url(reference))
                        .fix(
                                reference.startsWith("/") && !reference.startsWith(basePath)
                                        ? "make it relative, so that the base path " + basePath + " holds for it"
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

    private String url(String reference) {
        String url = reference;
        for (char end : new char[] {'#', '?'}) {
            int at = url.indexOf(end);
            url = at < 0 ? url : url.substring(0, at);
        }
        return url.startsWith("/") ? url : basePath + url;
    }

    private String path(String reference) {
        String url = decode(url(reference));
        List<String> names = new ArrayList<>();
        for (String name : url.split("/")) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        String path = "/" + String.join("/", names);
        return path.startsWith(basePath) ? path.substring(basePath.length()) : path;
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
