package hudson.model;

import hudson.FilePath;

/** Read from Jenkins 2.541.3. */
public abstract class Node {
    public abstract FilePath getRootPath();

    public abstract Mode getMode();

    public enum Mode {
        NORMAL,
        EXCLUSIVE
    }
}
