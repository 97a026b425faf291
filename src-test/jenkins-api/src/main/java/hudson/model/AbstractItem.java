package hudson.model;

import hudson.security.ACL;
import java.io.File;

/** Read from Jenkins 2.541.3. */
public abstract class AbstractItem extends Actionable implements Item, Saveable {
    public String getName() {
        throw new UnsupportedOperationException();
    }

    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public String getFullName() {
        throw new UnsupportedOperationException();
    }

    public String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    public ItemGroup<? extends Item> getParent() {
        throw new UnsupportedOperationException();
    }

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public final String getUrl() {
        throw new UnsupportedOperationException();
    }
}
