/** Services that answer on the app's own origin. */
package io.slipway.nginx.proxy;
