package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Read from Jenkins 2.541.3. */
public class ItemListener implements ExtensionPoint {
    public void onCreated(Item item) {}

    public void onDeleted(Item item) {}
}
