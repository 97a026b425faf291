/** A real API server to release to: one of the tests' own, or the one that is named to them. */
package io.slipway.endtoend.cluster;
