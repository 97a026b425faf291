package io.slipway.plugin.settings;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.slipway.plugin.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for one job: of its folders, the nearest first, and then of Jenkins.
 *
 * @param environments by name, in the order of the board
 * @param groups the nearest last, so that its values win
 */
public record Settings(Map<String, EnvironmentSettings> environments, List<VariableGroup> groups) {

    /** For who releases: a configuration that cannot be trusted, or read, stops it. */
    public static Settings toRelease(Job<?, ?> job) throws IOException {
        SlipwayConfiguration global = SlipwayConfiguration.get();
        stopWhere(global.unreadable(), "unreadable", "Jenkins");
        stopWhere(Unreadable.in(global), "unreadable", "Jenkins");
        for (AbstractFolder<?> folder : folders(job)) {
            stopWhere(Unreadable.in(folder), "unreadable", folder.getFullName());
            FolderConfiguration configuration = FolderConfiguration.of(folder);
            if (!new FolderSeal(folder.getRootDir())
                    .holds(configuration.getEnvironments(), configuration.getVariableGroups())) {
                throw new AbortException(Texts.of(Settings.class, "seal", folder.getFullName()));
            }
        }
        return of(job);
    }

    private static void stopWhere(Optional<String> why, String text, String where) throws AbortException {
        if (why.isPresent()) {
            throw new AbortException(Texts.of(Settings.class, text, where, why.get()));
        }
    }

    /** The nearest first. */
    private static List<AbstractFolder<?>> folders(Job<?, ?> job) {
        List<AbstractFolder<?>> folders = new ArrayList<>();
        for (ItemGroup<?> parent = job.getParent(); parent instanceof Item item; parent = item.getParent()) {
            if (parent instanceof AbstractFolder<?> folder) {
                folders.add(folder);
            }
        }
        return folders;
    }

    public static Settings of(Job<?, ?> job) {
        Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
        List<VariableGroup> groups = new ArrayList<>();
        for (AbstractFolder<?> folder : folders(job)) {
            FolderConfiguration configuration = FolderConfiguration.of(folder);
            configuration.getEnvironments().forEach(one -> environments.putIfAbsent(one.getName(), one));
            groups.addAll(0, configuration.getVariableGroups());
        }
        SlipwayConfiguration.get().getEnvironments().forEach(one -> environments.putIfAbsent(one.getName(), one));
        groups.addAll(0, SlipwayConfiguration.get().getVariableGroups());
        return new Settings(environments, List.copyOf(groups));
    }

    public EnvironmentSettings environment(String name) {
        return environments.getOrDefault(name, EnvironmentSettings.plain(name));
    }

    /** By name, for one environment. */
    public Map<String, GroupVariable> variables(String environment) {
        Map<String, GroupVariable> variables = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.isFor(environment))
                .flatMap(group -> group.getVariables().stream())
                .forEach(variable -> variables.put(variable.getName(), variable));
        return variables;
    }
}
