/** Asks people before a release, or after it: a rejection ends the release and is no failure. */
package io.slipway.plugin.approvals;
