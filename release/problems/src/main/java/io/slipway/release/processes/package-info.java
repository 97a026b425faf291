/** The programs of the machine: found on PATH, run, and ended. */
package io.slipway.release.processes;
