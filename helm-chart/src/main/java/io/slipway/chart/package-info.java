/** The Helm chart as files: the jar carries the chart, and this package gets it out. */
package io.slipway.chart;
