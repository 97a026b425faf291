/** What Jenkins is told about environments: their order, who approves, their variables, credentials and checks. */
package io.slipway.plugin.settings;
