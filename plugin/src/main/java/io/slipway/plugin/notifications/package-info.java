/** Tells people and machines what became of releases, off the path of the builds: what Jenkins knows, to {@code io.slipway.notifications}. */
package io.slipway.plugin.notifications;
