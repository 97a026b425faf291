/** The programs of the machine that Slipway needs: found, installed, and run with progress. */
package io.slipway.release.doctor;
