package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;

/** Read from Jenkins 2.541.3. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    private DescribableList() {}
}
