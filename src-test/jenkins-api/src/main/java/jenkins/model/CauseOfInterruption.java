package jenkins.model;

import java.io.Serializable;

/** Read from Jenkins 2.541.3. */
public abstract class CauseOfInterruption implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract String getShortDescription();
}
