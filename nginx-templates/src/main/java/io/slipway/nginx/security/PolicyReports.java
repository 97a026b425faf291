package io.slipway.nginx.security;

/** Whether browsers tell what the content security policy blocked, and how. */
public enum PolicyReports {
    /** They do not. */
    NONE,
    /** Some time later, several together, where a browser can: pages stay fast. */
    BATCHED,
    /** One by one as it happens, for somebody who waits for them. */
    AT_ONCE;

    /** What a policy begins with; a browser that knows the second directive leaves the first alone, and takes its time. */
    public String directives(String path) {
        return switch (this) {
            case NONE -> "";
            case BATCHED -> "report-uri " + path + "; report-to slipway; ";
            case AT_ONCE -> "report-uri " + path + "; ";
        };
    }
}
