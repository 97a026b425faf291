package io.slipway.plugin.settings;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds for one job: of its folders, the nearest first, and then of Jenkins.
 *
 * @param environments by name, in the order of the board
 * @param groups the nearest last, so that its values win
 */
public record Settings(Map<String, EnvironmentSettings> environments, List<VariableGroup> groups) {

    public static Settings of(Job<?, ?> job) {
        Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
        List<VariableGroup> groups = new ArrayList<>();
        for (ItemGroup<?> parent = job.getParent(); parent instanceof Item item; parent = item.getParent()) {
            if (parent instanceof AbstractFolder<?> folder) {
                for (AbstractFolderProperty<?> property : folder.getProperties()) {
                    if (property instanceof FolderConfiguration configuration) {
                        configuration.getEnvironments().forEach(one -> environments.putIfAbsent(one.getName(), one));
                        groups.addAll(0, configuration.getVariableGroups());
                    }
                }
            }
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
