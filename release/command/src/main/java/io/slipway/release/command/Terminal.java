package io.slipway.release.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Whether a person watches, and may be shown colours. */
final class Terminal {

    private static final String PREFIX = "slipway: ";
    private static final String RED_PREFIX = "@|bold,red slipway:|@ ";

    private Terminal() {}

    /** Standard input and output are a terminal, and nothing asks for plain output. */
    static boolean isTerminal() {
        return isConsole() && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether text on stdout may have colours: a person sees it, and {@code NO_COLOR} does not say otherwise. */
    static boolean wantsColours() {
        return Ansi.AUTO.enabled() && isTerminal();
    }

    /** A problem for stderr: its first word in red where a person sees it and wants colours. */
    static String problem(String rendered) {
        boolean colours = wantsColours() && errorsAreSeen();
        return colours ? rendered.replaceFirst("^" + PREFIX, Ansi.ON.string(RED_PREFIX)) : rendered;
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
