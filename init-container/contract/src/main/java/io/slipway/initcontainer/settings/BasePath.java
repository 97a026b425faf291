package io.slipway.initcontainer.settings;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;

/** The path below which a site is served; begins and ends with a slash. */
public record BasePath(String path) {
    public static BasePath parse(String text) {
        String path = text.startsWith("/") ? text : "/" + text;
        path = path.endsWith("/") ? path : path + "/";
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c > '~' || "\"'&<>\\^`{|}%?#".indexOf(c) >= 0) {
                throw bad(text);
            }
        }
        if (path.contains("//") || path.contains("/../") || path.contains("/./")) {
            throw bad(text);
        }
        return new BasePath(path);
    }

    private static InitException bad(String text) {
        return InitException.wrongInput(Problem.of("base path \"" + text + "\" is not a path of a URL")
                .fix("set " + Setting.BASE_PATH.env() + " to a path such as /addin/"));
    }

    /** The path as Angular writes it into a regular expression inside a JSON string. */
    public static String inRegex(String path) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            regex.append("/.+*()[]$?".indexOf(c) >= 0 ? "\\\\" : "").append(c);
        }
        return regex.toString();
    }

    /** Without the slashes at the ends; empty for the root. */
    public String directory() {
        return path.length() == 1 ? "" : path.substring(1, path.length() - 1);
    }
}
