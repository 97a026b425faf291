/** Reads {@code slipway.yaml}: the app, its tokens and its environments, with the place of every value. */
package io.slipway.release.descriptor;
