/** Turns a typed description of a site into a complete nginx configuration. */
package io.slipway.nginx;
