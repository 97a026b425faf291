/** Builds the app from its source in mode {@code build}. */
package io.slipway.initcontainer.build;
