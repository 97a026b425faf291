package io.slipway.plugin.settings;

import hudson.ExtensionPoint;
import hudson.model.Item;
import java.io.IOException;
import java.util.Optional;

/** Tries the way to the cluster of an environment. An extension does it: what starts slipway depends on the settings. */
public interface ConnectionTest extends ExtensionPoint {

    /**
     * In one line, what was reached.
     *
     * @param where the job or folder that is configured; empty for Jenkins itself
     * @param environment as the form has it, saved or not
     * @throws IOException whose message says why nothing was reached
     */
    String reached(Optional<Item> where, EnvironmentSettings environment) throws IOException, InterruptedException;
}
