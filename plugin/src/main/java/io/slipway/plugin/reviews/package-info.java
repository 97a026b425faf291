/** Closes the reviews of changes that are gone, and of those that nobody has released to for long. */
package io.slipway.plugin.reviews;
