package io.slipway.initcontainer.texts;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import java.util.List;
import java.util.Locale;

/**
 * Refuses letters beyond ASCII where Java does not read its environment and the names of files as UTF-8. Without
 * {@code LANG}, as in most images, it takes them for ASCII, and destroys every other letter without a word.
 */
public final class NativeEncoding {
    private final String name;

    /** @param name as the system property {@code sun.jnu.encoding} has it */
    NativeEncoding(String name) {
        this.name = name;
    }

    /** That of this process. */
    public static NativeEncoding ofProcess() {
        return new NativeEncoding(System.getProperty("sun.jnu.encoding", "unknown"));
    }

    private boolean isUtf8() {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("UTF-8") || upper.equals("UTF8");
    }

    /** @param what it is, for the message, which does not show it: it may be destroyed, or a secret */
    public void refuseUnreadable(String what, String text) {
        if (!isUtf8() && !isAscii(text)) {
            throw refused(what);
        }
        refuseReplaced(what, text);
    }

    /** What Java puts in the place of bytes that it cannot read: these are lost by now. */
    private static void refuseReplaced(String what, String text) {
        if (text.indexOf('\ufffd') >= 0) {
            throw InitException.wrongInput(
                    Problem.of(what + " has bytes that are not UTF-8").fix("write it in UTF-8, or leave these out"));
        }
    }

    /** The paths of an index, which is UTF-8 itself. */
    public void refuseUnreadable(List<String> paths) {
        for (String path : paths) {
            refuseUnreadable("the name of the file " + path, path);
        }
    }

    /** A name as it was listed, of a file that cannot be found by that name. */
    public void refuseDestroyed(String path) {
        if (!isUtf8() && (path.indexOf('?') >= 0 || !isAscii(path))) {
            throw refused("the name of the file " + path);
        }
        refuseReplaced("the name of the file " + path, path);
    }

    private InitException refused(String what) {
        return InitException.missing(
                Problem.of(what + " has letters beyond ASCII, which Java reads as " + name + " here and would destroy")
                        .fix("set LANG=C.UTF-8 for the container, as Slipway's images and chart do"),
                null);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
