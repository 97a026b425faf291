package io.slipway.plugin;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** What may be granted on Jenkins, a folder or a job, beside what an environment's own lists say. */
public final class SlipwayPermissions {

    private static final PermissionScope[] ITEMS = {
        PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM
    };

    private static final PermissionGroup GROUP = new PermissionGroup(SlipwayPermissions.class, text("group"));

    /** To release again and to roll back from the board. */
    public static final Permission RELEASE = permission("Release", Jenkins.ADMINISTER, ITEMS);

    /** To approve and to reject. */
    public static final Permission APPROVE = permission("Approve", Jenkins.ADMINISTER, ITEMS);

    /** To change environments, approvers and variables. */
    public static final Permission CONFIGURE = permission("Configure", Jenkins.ADMINISTER, ITEMS);

    private SlipwayPermissions() {}

    /**
     * Loads this class, by which Jenkins knows the permissions: before that, Configuration as Code refuses to grant them, which
     * ends the boot, and the matrix has no columns for them.
     */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // Being called is enough.
    }

    private static Permission permission(String name, Permission impliedBy, PermissionScope... scopes) {
        return new Permission(GROUP, name, text(name), impliedBy, true, scopes);
    }

    private static Localizable text(String key) {
        return new Localizable(ResourceBundleHolder.get(SlipwayPermissions.class), key);
    }
}
