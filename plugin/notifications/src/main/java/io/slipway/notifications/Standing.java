package io.slipway.notifications;

/** How a release stands, as far as systems outside of Jenkins distinguish it. */
public enum Standing {
    /** Nothing of it has begun. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Stopped while it ran: nobody knows how it would have ended. */
    ERRORED,
    /** It will not begin any more: rejected, too late, or replaced. */
    WITHDRAWN
}
