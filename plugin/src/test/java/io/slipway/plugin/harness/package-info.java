/** The plugin in a Jenkins of its own, started by the test harness. Run them with: mvn -f plugin verify */
package io.slipway.plugin.harness;
