package io.slipway.initcontainer.publishing;

/** What was published. */
public record PublishResult(int files, int changed, long bytes, String digest) {}
