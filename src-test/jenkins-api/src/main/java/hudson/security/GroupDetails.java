package hudson.security;

/** Read from Jenkins 2.541.3. */
public abstract class GroupDetails {}
