package io.slipway.plugin.settings;

import hudson.ExtensionList;
import hudson.diagnosis.OldDataMonitor;
import hudson.model.Saveable;
import java.util.Optional;

/**
 * What of Slipway's configuration Jenkins left out because it could not read it. Jenkins goes on without, which for an
 * approval would mean that nobody is asked; it lists what it left out under <em>Manage Old Data</em>.
 */
final class Unreadable {

    private Unreadable() {}

    /** Why a part is missing in what Jenkins loaded; empty when none is. */
    static Optional<String> in(Saveable saveable) {
        OldDataMonitor.VersionRange left =
                ExtensionList.lookupSingleton(OldDataMonitor.class).getData().get(saveable);
        return Optional.ofNullable(left).map(range -> range.extra).filter(why -> why.contains("io.slipway"));
    }
}
