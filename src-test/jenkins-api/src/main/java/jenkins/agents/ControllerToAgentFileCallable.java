package jenkins.agents;

import hudson.FilePath;

/** Read from Jenkins 2.541.3. */
public interface ControllerToAgentFileCallable<T> extends FilePath.FileCallable<T> {}
