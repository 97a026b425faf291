/** The site under load: what may never happen to a visitor while it is published anew. */
package io.slipway.endtoend.load;
