/** Values of charts as Helm reads and merges them. */
package io.slipway.release.chartvalues;
