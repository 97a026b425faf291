/** The slipway command, a browser and other programs, driven by tests the way a person uses them. */
package io.slipway.driver;
