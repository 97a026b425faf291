package hudson.model;

/** Read from Jenkins 2.541.3. */
public interface Saveable {}
