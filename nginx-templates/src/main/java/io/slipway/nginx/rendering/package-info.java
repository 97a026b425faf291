/** How a value is written into nginx's own language. */
package io.slipway.nginx.rendering;
