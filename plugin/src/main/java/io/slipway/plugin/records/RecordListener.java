package io.slipway.plugin.records;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears of each change of a release: that it waits for an approval, has been released, failed, and so on. Other plugins extend
 * it to tell systems that Slipway does not know.
 */
public abstract class RecordListener implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(RecordListener.class.getName());

    /**
     * Called in the path of the build, after the record is kept: take what you need and return at once, and do what may take
     * time in a thread of your own. What you throw is logged, and fails no release.
     */
    public abstract void onChange(RecordChange change);

    static void fire(RecordChange change) {
        fire(change, ExtensionList.lookup(RecordListener.class));
    }

    static void fire(RecordChange change, Iterable<RecordListener> listeners) {
        for (RecordListener listener : listeners) {
            try {
                listener.onChange(change);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> listener.getClass().getName() + " failed; the release goes on");
            }
        }
    }
}
