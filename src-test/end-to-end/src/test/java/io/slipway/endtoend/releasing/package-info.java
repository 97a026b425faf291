/** Releases to a real API server, as a person or a pipeline types them. */
package io.slipway.endtoend.releasing;
