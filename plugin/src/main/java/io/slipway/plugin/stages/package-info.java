/**
 * A run of slipway, in stages that the build may sleep between: approval, turn, process, verification. A Pipeline keeps it
 * over a restart; a freestyle build walks it in its own thread.
 */
package io.slipway.plugin.stages;
