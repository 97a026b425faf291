/** Which sources a site's content security policy lets in and why, and which it does not, with the key that does. */
package io.slipway.release.sources;
