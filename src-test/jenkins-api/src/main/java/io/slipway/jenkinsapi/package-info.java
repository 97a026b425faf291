/** Writes what Stapler's and the annotation indexer's processors write into a plugin: neither is on Maven Central. */
package io.slipway.jenkinsapi;
