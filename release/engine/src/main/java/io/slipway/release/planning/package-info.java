/** Decides everything about a release that can be decided, and found wrong, without a cluster. */
package io.slipway.release.planning;
