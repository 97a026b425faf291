/** Turns what the descriptor says about serving into a site of the nginx templates. */
package io.slipway.release.site;
