/** What the browser is told about who may do what. */
package io.slipway.nginx.security;
