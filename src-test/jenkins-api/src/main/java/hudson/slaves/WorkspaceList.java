package hudson.slaves;

import hudson.FilePath;

/** Read from Jenkins 2.541.3. */
public final class WorkspaceList {
    private WorkspaceList() {}

    public static FilePath tempDir(FilePath ws) {
        throw new UnsupportedOperationException();
    }
}
