/** What tools of other people say of what Slipway renders. */
package io.slipway.endtoend.judges;
