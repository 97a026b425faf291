/** What slipway is asked for, what it is started with on an agent, and what a build keeps of what it made. */
package io.slipway.plugin.engine;
