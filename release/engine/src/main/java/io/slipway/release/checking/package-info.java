/** Finds all that can be wrong with a release without asking a cluster. */
package io.slipway.release.checking;
