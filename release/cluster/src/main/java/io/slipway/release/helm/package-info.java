/** Helm behind one interface: embedded in a child process, or the program on PATH. */
package io.slipway.release.helm;
