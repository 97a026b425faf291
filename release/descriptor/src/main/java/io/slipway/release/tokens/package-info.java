/** Holds the tokens of an app's source against the variables of an environment, before anything is built or released. */
package io.slipway.release.tokens;
