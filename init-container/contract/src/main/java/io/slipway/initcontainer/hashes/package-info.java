/** Hashes, and the ways they are written in bundles. */
package io.slipway.initcontainer.hashes;
