/** The programs of the machine: found on PATH, and run. */
package io.slipway.release.processes;
