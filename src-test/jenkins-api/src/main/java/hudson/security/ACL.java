package hudson.security;

import org.springframework.security.core.Authentication;

/** Read from Jenkins 2.541.3. */
public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public final boolean hasPermission2(Authentication a, Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static ACLContext as2(Authentication authentication) {
        throw new UnsupportedOperationException();
    }
}
