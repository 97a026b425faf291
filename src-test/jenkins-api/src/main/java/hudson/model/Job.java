package hudson.model;

import hudson.EnvVars;
import java.io.IOException;

/** Read from Jenkins 2.541.3. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public RunT getBuildByNumber(int n) {
        throw new UnsupportedOperationException();
    }
}
