package hudson.model;

import hudson.ExtensionPoint;

/** Read from Jenkins 2.541.3. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {}
