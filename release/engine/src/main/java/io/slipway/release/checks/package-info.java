/** What has to hold before and after a release to an environment, and what it says at a given moment: pure functions of time and facts. */
package io.slipway.release.checks;
