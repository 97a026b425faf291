/** What one release hands to the chart. */
package io.slipway.release.values;
