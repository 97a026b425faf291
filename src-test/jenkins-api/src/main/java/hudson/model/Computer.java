package hudson.model;

import hudson.EnvVars;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** Read from Jenkins 2.541.3. */
public abstract class Computer {
    public static final ExecutorService threadPoolForRemoting = null;

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    public int getNumExecutors() {
        throw new UnsupportedOperationException();
    }

    public final boolean isOnline() {
        throw new UnsupportedOperationException();
    }

    public boolean isAcceptingTasks() {
        throw new UnsupportedOperationException();
    }

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
