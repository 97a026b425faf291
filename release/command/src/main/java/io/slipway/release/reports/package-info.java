/** The one JSON document that a verb answers with, for machines: {@code report.schema.json} is its contract. */
package io.slipway.release.reports;
