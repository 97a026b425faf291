package io.slipway.plugin.approvals;

import hudson.security.SecurityRealm;
import jenkins.model.Jenkins;

/** How names of users and groups are compared, and which of them are groups: Jenkins' security realm decides. */
public interface Realm {

    boolean isSameUser(String one, String other);

    boolean isSameGroup(String one, String other);

    /** Whether this is known to be a group; false where the realm cannot tell. */
    boolean isGroup(String name);

    /** The realm of this Jenkins. */
    static Realm current() {
        return new OfJenkins(Jenkins.get().getSecurityRealm());
    }

    /** The realm of a Jenkins. */
    record OfJenkins(SecurityRealm realm) implements Realm {

        @Override
        public boolean isSameUser(String one, String other) {
            return realm.getUserIdStrategy().equals(one, other);
        }

        @Override
        public boolean isSameGroup(String one, String other) {
            return realm.getGroupIdStrategy().equals(one, other);
        }

        @Override
        public boolean isGroup(String name) {
            try {
                return realm.loadGroupByGroupname2(name, false) != null;
            } catch (RuntimeException unknown) {
                // Each realm has an exception of its own for a group that does not exist, or that it cannot look up.
                return false;
            }
        }
    }
}
