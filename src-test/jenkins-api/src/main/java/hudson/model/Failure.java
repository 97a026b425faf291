package hudson.model;

import org.kohsuke.stapler.HttpResponse;

/** Read from Jenkins 2.541.3. */
public class Failure extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        throw new UnsupportedOperationException();
    }
}
