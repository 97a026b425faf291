/** The programs of other projects that tests run for real: built once, at pinned versions, outside the repository. */
package io.slipway.goprograms;
