/** Publishes hostile values in generated documents, and asks the readers of those places what they got. */
package io.slipway.audit;
