package hudson.security;

/** Read from Jenkins 2.541.3. */
public final class PermissionScope {
    public static final PermissionScope JENKINS = null;
    public static final PermissionScope ITEM_GROUP = null;
    public static final PermissionScope ITEM = null;

    private PermissionScope() {}
}
