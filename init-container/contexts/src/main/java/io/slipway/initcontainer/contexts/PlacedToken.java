package io.slipway.initcontainer.contexts;

import io.slipway.initcontainer.tokens.Token;

/**
 * A token and what stands around it.
 *
 * @param quote characters of the quote on either side if the token fills a string literal, 0 if it does not
 */
public record PlacedToken(Token token, Context context, int quote) {}
