package hudson.model;

import hudson.ExtensionPoint;
import jenkins.management.Badge;

/** Read from Jenkins 2.541.3. */
public interface RootAction extends Action, ExtensionPoint {
    default Badge getBadge() {
        return null;
    }

    default boolean isPrimaryAction() {
        return false;
    }
}
