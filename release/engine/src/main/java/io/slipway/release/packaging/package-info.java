/** Charts as archives that are the same bytes for the same input. */
package io.slipway.release.packaging;
