package io.slipway.plugin.stages;

import hudson.model.Run;
import io.slipway.plugin.records.ReleaseHistory;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.Settings;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The environments that a build can mean: those of Jenkins' configuration, those of the descriptor as far as a step of the
 * build has read it, and those that have been released to. A typo is none of them.
 */
final class KnownEnvironments {

    private KnownEnvironments() {}

    static Set<String> of(Run<?, ?> run) {
        Set<String> names =
                new LinkedHashSet<>(Settings.of(run.getParent()).environments().keySet());
        names.addAll(ReleasesAction.of(run).environments());
        ReleaseHistory.of(run.getParent()).records().stream()
                .filter(record -> record.getState().isThere())
                .map(ReleaseRecord::getEnvironment)
                .forEach(names::add);
        return names;
    }
}
