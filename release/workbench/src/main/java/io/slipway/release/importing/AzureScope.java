package io.slipway.release.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one {@code variables:} says: variables and groups, where the later one wins. */
final class AzureScope {

    private record Entry(String group, AzureVariable variable) {}

    private final List<Entry> entries = new ArrayList<>();

    void group(String name) {
        entries.add(new Entry(name, null));
    }

    void variable(AzureVariable variable) {
        entries.add(new Entry("", variable));
    }

    /** The groups in order. */
    List<String> groups() {
        return entries.stream()
                .map(Entry::group)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** Puts what counts here over what counted before. */
    void over(Map<String, AzureVariable> before, Map<String, Map<String, AzureVariable>> groups) {
        for (Entry entry : entries) {
            if (entry.group().isEmpty()) {
                put(before, entry.variable());
            } else {
                groups.getOrDefault(entry.group(), new LinkedHashMap<>())
                        .values()
                        .forEach(variable -> put(before, variable));
            }
        }
    }

    /** Azure DevOps takes names in any case for the same; the first spelling stays. */
    private static void put(Map<String, AzureVariable> into, AzureVariable variable) {
        String name = into.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(variable.name()))
                .findFirst()
                .orElse(variable.name());
        into.put(name, new AzureVariable(name, variable.value(), variable.secret(), variable.place()));
    }
}
