/** Tells what stands around a token, and escapes values for it. */
package io.slipway.initcontainer.contexts;
