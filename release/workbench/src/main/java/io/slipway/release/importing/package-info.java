/** Brings an Azure DevOps pipeline over: its environments, variables and Replace Tokens' settings become a descriptor. */
package io.slipway.release.importing;
