/** The language of tokens; the release engine reads it too. */
package io.slipway.initcontainer.tokens;
