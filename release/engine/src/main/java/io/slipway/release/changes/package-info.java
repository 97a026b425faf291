/** What has changed in an app's sources between two of its releases. */
package io.slipway.release.changes;
