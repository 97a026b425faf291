package io.slipway.release.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person watches, and may be shown colours. */
final class Terminal {

    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String PREFIX = "slipway: ";

    private Terminal() {}

    /** Standard input and output are a terminal, and nothing asks for plain output. */
    static boolean isTerminal() {
        return isConsole() && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** A problem as it is told on stderr: its first word in red where a person sees it and has not asked for none. */
    static String problem(String rendered) {
        String colourless = System.getenv("NO_COLOR");
        boolean colours = (colourless == null || colourless.isEmpty()) && isTerminal() && errorsAreSeen();
        return colours ? rendered.replaceFirst("^" + PREFIX, RED + PREFIX + PLAIN) : rendered;
    }

    /** From Java 22 on there is a console object without a terminal too, and it can say so. */
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Java cannot tell where stderr goes, Linux can. */
    private static boolean errorsAreSeen() {
        try {
            String to = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
