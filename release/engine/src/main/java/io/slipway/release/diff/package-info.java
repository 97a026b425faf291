/** Compares what would be released with what runs. */
package io.slipway.release.diff;
