/** Which path leads to which app, page and language. */
package io.slipway.nginx.routing;
