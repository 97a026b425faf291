/** The steps of a Pipeline and the build steps of a freestyle job: what to ask slipway for, and their forms. */
package io.slipway.plugin.steps;
