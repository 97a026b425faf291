/** Brings the scopes of one environment's variables together and checks them against the tokens. */
package io.slipway.release.variables;
