/** Holds every change of an environment to its checks: reads them where the cluster keeps them, asks other systems, waits. */
package io.slipway.release.guarding;
