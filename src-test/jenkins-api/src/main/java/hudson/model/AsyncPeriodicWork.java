package hudson.model;

import hudson.ExtensionPoint;
import java.io.IOException;

/** Read from Jenkins 2.541.3. */
public abstract class AsyncPeriodicWork implements ExtensionPoint {
    protected AsyncPeriodicWork(String name) {}

    public abstract long getRecurrencePeriod();

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;
}
