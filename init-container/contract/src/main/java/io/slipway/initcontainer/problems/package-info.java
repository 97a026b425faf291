/** What went wrong, in the one form that people read. */
package io.slipway.initcontainer.problems;
