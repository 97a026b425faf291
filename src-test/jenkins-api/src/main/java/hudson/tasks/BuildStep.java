package hudson.tasks;

/** Read from Jenkins 2.541.3. */
public interface BuildStep {}
