/** Looks at the pods of a release while it comes up, says what changes, and sees when waiting has no more sense. */
package io.slipway.release.watching;
