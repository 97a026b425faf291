package hudson.model;

import hudson.console.ConsoleNote;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;

/** Read from Jenkins 2.541.3. */
public interface TaskListener extends Serializable {
    TaskListener NULL = () -> {
        throw new UnsupportedOperationException();
    };

    PrintStream getLogger();

    @SuppressWarnings("rawtypes")
    default void annotate(ConsoleNote ann) throws IOException {
        throw new UnsupportedOperationException();
    }

    default void hyperlink(String url, String text) throws IOException {
        throw new UnsupportedOperationException();
    }
}
