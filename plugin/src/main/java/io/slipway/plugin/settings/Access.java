package io.slipway.plugin.settings;

import hudson.model.Item;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.slipway.plugin.SlipwayPermissions;
import jenkins.model.Jenkins;

/** Who may see what a form offers: on the item that is edited, or on Jenkins for its own configuration. */
public record Access(AccessControlled where, Permission permission) {

    /** To configure environments. */
    static Access toConfigure(Item item) {
        return new Access(item == null ? Jenkins.get() : item, SlipwayPermissions.CONFIGURE);
    }

    /** To configure a job, whose steps name environments. */
    public static Access toConfigureJob(Item item) {
        return item == null ? new Access(Jenkins.get(), Jenkins.ADMINISTER) : new Access(item, Item.CONFIGURE);
    }

    public boolean isGranted() {
        return where.hasPermission(permission);
    }

    /** Refuses who may not. */
    public void check() {
        where.checkPermission(permission);
    }
}
