package hudson.model;

import java.io.Serializable;

/** Read from Jenkins 2.541.3. */
public final class Result implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final Result ABORTED = null;
    public static final Result NOT_BUILT = null;
    public static final Result SUCCESS = null;

    private Result() {}
}
