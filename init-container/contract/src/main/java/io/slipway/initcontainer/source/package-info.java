/** The source of an app: which of its files hold tokens, and which directories no person wrote. */
package io.slipway.initcontainer.source;
