/** Tells people and machines what became of releases, off the path of the builds. */
package io.slipway.plugin.notifications;
