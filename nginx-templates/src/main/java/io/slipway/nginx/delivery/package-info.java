/** How files travel: caching and compression. */
package io.slipway.nginx.delivery;
