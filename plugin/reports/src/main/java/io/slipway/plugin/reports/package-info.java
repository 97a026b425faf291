/** The JSON report that slipway answers with, read with the distrust that an agent's data deserves. */
package io.slipway.plugin.reports;
