package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;

/**
 * A variable of Azure DevOps.
 *
 * @param value as written, {@code $(other)} inside; empty when it is secret
 */
record AzureVariable(String name, String value, boolean secret, Place place) {}
