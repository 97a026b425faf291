package hudson.security;

import org.jvnet.localizer.Localizable;

/** Read from Jenkins 2.541.3. */
public final class Permission {
    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes) {}
}
