/** The Jenkins plugin: runs slipway on agents, asks for approvals, and shows what runs where. */
package io.slipway.plugin;
