package io.slipway.plugin;

import org.jvnet.localizer.ResourceBundleHolder;

/** What people read, from {@code Messages.properties} beside a class. */
public final class Texts {

    private Texts() {}

    /** @param key within the messages of the class's package, after the class's simple name */
    public static String of(Class<?> owner, String key, Object... arguments) {
        return ResourceBundleHolder.get(owner).format(owner.getSimpleName() + "." + key, arguments);
    }
}
