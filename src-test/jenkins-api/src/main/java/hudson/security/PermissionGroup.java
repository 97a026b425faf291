package hudson.security;

import org.jvnet.localizer.Localizable;

/** Read from Jenkins 2.541.3. */
public final class PermissionGroup {
    @SuppressWarnings("rawtypes")
    public PermissionGroup(Class owner, Localizable title) {}
}
