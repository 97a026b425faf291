/** Lets one release at a time change an environment, by a Lease in the cluster. */
package io.slipway.release.locking;
