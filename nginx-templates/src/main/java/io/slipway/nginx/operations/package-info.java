/** What the site needs to be run: workers and logs. */
package io.slipway.nginx.operations;
