/** Runs on this machine what a pod runs in the cluster: the init container's program, then nginx. */
package io.slipway.release.preview;
