package io.slipway.plugin.records;

import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a build is called after: the version that it packaged or released, or those of several apps with their names. */
final class BuildName {

    private static final int LONGEST = 100;

    /** By the directory of the app. */
    private final Map<String, String> versions = new LinkedHashMap<>();

    private final Map<String, String> apps = new LinkedHashMap<>();

    private BuildName() {}

    /**
     * Of what a build did; empty while it has no version. A packaged version is the build's own; a rollback names a build only
     * when it did nothing else.
     *
     * @param packaged by the directory of the app
     * @param records in the order of the releases
     */
    static String of(Map<String, Released> packaged, List<ReleaseRecord> records) {
        BuildName name = new BuildName();
        packaged.forEach((directory, chart) -> name.put(directory, chart.getApp(), chart.getVersion()));
        List<ReleaseRecord> newestFirst = new ArrayList<>();
        records.stream().filter(record -> record.getState().isThere()).forEach(record -> newestFirst.add(0, record));
        newestFirst.stream().filter(record -> !record.isRollback()).forEach(name::put);
        newestFirst.stream().filter(ReleaseRecord::isRollback).forEach(name::put);
        return name.text();
    }

    private void put(ReleaseRecord record) {
        put(record.getDirectory(), record.getApp(), record.getVersion());
    }

    private void put(String directory, String app, String version) {
        if (!version.isBlank()) {
            versions.putIfAbsent(directory, version.strip());
            apps.putIfAbsent(directory, app);
        }
    }

    private String text() {
        String text = versions.size() == 1
                ? versions.values().iterator().next()
                : versions.entrySet().stream()
                        .map(entry -> (apps.get(entry.getKey()) + " " + entry.getValue()).strip())
                        .collect(Collectors.joining(", "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /**
     * Gives a build its name, unless it has one that somebody else gave it.
     *
     * @param given the name that it got here before; empty for none
     * @return the name that it has from here now; empty for none
     */
    @SuppressWarnings("try") // The context is only entered and left.
    static String give(Run<?, ?> run, String given, String name) throws IOException {
        boolean ours = !run.hasCustomDisplayName() || run.getDisplayName().equals(given);
        if (name.isEmpty()
                || name.equals(given)
                || !ours
                || !SlipwayConfiguration.get().isVersionAsName()) {
            return given;
        }
        // Jenkins asks for Run/Update here; a build that runs as a person without it is released and named all the
        // same.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            run.setDisplayName(name);
        }
        return name;
    }
}
