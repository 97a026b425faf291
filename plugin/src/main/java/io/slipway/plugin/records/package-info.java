/** Who released what to where, when, and how it ended: kept with the builds, and found again for the board. */
package io.slipway.plugin.records;
