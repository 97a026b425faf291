/** The {@code slipway} command line: arguments in, exit codes and messages out. */
package io.slipway.release.command;
