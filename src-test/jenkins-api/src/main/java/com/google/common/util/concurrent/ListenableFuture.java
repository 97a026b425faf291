package com.google.common.util.concurrent;

/** Read from Guava 33.5.0 (of Jenkins 2.541.3). */
public interface ListenableFuture<V> {}
