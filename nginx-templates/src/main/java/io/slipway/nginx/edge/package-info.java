/** What stands in front of the site, and who may pass. */
package io.slipway.nginx.edge;
