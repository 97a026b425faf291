package hudson.console;

import java.io.Serializable;

/** Read from Jenkins 2.541.3. */
public abstract class ConsoleAnnotator<T> implements Serializable {
    private static final long serialVersionUID = 1L;
}
