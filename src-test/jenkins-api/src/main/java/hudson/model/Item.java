package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

/** Read from Jenkins 2.541.3. */
public interface Item extends ModelObject, AccessControlled {
    Permission CONFIGURE = null;
    Permission READ = null;

    ItemGroup<? extends Item> getParent();

    String getFullName();

    String getFullDisplayName();

    String getUrl();
}
