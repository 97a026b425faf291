/** Reviews: an environment for one change, made from a template, found again by its label and removed without a trace. */
package io.slipway.release.reviews;
