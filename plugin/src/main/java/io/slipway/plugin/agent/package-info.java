/** The slipway process on an agent: started, read and stopped by short calls, so that nothing is held on the controller. */
package io.slipway.plugin.agent;
