package hudson.util;

import java.io.Serializable;

/** Read from Jenkins 2.541.3. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    private Secret() {}

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }
}
