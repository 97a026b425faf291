/** Finds out why a release did not come up, before anything is rolled back and with it gone. */
package io.slipway.release.diagnosis;
