/** Reaches a running release from this machine: its site through a tunnel, and its logs. */
package io.slipway.release.connecting;
