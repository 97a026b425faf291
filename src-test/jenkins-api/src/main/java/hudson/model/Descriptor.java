package hudson.model;

import hudson.XmlFile;
import hudson.security.Permission;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Read from Jenkins 2.541.3. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public final transient Class<? extends T> clazz;

    @SuppressWarnings("unchecked")
    protected Descriptor() {
        clazz = (Class<? extends T>) getClass().getEnclosingClass();
    }

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz;
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        throw new UnsupportedOperationException();
    }

    protected XmlFile getConfigFile() {
        throw new UnsupportedOperationException();
    }

    public synchronized void load() {
        throw new UnsupportedOperationException();
    }

    public synchronized void save() {
        throw new UnsupportedOperationException();
    }

    public static class FormException extends Exception {
        private static final long serialVersionUID = 1L;

        private FormException() {}
    }
}
