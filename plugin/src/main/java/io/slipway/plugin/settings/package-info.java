/** What Jenkins is told about environments: their request, who approves, their variables, credentials and checks. */
package io.slipway.plugin.settings;
