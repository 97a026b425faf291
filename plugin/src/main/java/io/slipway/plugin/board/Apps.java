package io.slipway.plugin.board;

import hudson.model.Item;
import hudson.model.Job;
import io.slipway.plugin.records.Released;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The apps that jobs release. Records are of one app when they have its name and come from one folder or multibranch project,
 * or when they were released to one target: cluster, namespace and release. So the branches of an app share a row, and a job
 * that releases two apps has two; two teams that both call an app {@code portal} have one each.
 */
final class Apps {

    private Apps() {}

    /** The records of each app, the newest first; apps by name. */
    static List<List<PlacedRecord>> of(Iterable<? extends Job<?, ?>> jobs) {
        List<PlacedRecord> all = new ArrayList<>();
        jobs.forEach(job -> all.addAll(PlacedRecord.of(job)));
        Comparator<PlacedRecord> newest = Comparator.comparingLong(record -> -record.getAt());
        return Groups.of(all, Apps::keys).stream()
                .map(group -> group.stream().sorted(newest).toList())
                .sorted(Comparator.comparing(group -> group.get(0).appName()))
                .toList();
    }

    private static Collection<String> keys(PlacedRecord record) {
        String folder = record.job().getParent() instanceof Item parent ? parent.getFullName() : "";
        return keys(folder, record.appName(), record.record().getReleased());
    }

    static Collection<String> keys(String folder, String app, Released released) {
        List<String> keys = new ArrayList<>(List.of("folder " + folder + " " + app));
        if (!released.getCluster().isEmpty()) {
            keys.add("target " + String.join(" ", released.getCluster(), released.getNamespace(), released.getApp()));
        }
        return keys;
    }
}
