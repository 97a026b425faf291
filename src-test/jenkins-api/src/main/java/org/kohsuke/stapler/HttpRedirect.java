package org.kohsuke.stapler;

/** Read from Stapler 2050.v425108fd5089 (of Jenkins 2.541.3). */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    private HttpRedirect() {}
}
