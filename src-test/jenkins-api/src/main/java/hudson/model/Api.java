package hudson.model;

/** Read from Jenkins 2.541.3. */
public class Api {
    public Api(Object bean) {}
}
