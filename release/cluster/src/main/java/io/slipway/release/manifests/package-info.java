/** Reads what a chart renders to. */
package io.slipway.release.manifests;
