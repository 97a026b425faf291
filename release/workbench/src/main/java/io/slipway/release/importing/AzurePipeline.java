package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found in a pipeline so far. */
final class AzurePipeline {

    private final AzureScope shared = new AzureScope();
    private final Map<String, AzureEnvironment> environments = new LinkedHashMap<>();
    private final Map<String, Map<String, AzureVariable>> groups = new LinkedHashMap<>();
    private final Set<String> tokenFiles = new LinkedHashSet<>();
    private final List<ImportedApproval> approvals = new ArrayList<>();
    private final Map<String, ImportedChecks> checks = new LinkedHashMap<>();
    private final Set<String> latest = new LinkedHashSet<>();
    private final List<NotImported> notImported = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** What counts in every environment. */
    AzureScope shared() {
        return shared;
    }

    Map<String, AzureEnvironment> environments() {
        return environments;
    }

    /** The groups whose variables are known, by name. */
    Map<String, Map<String, AzureVariable>> groups() {
        return groups;
    }

    /** Globs of the files that hold tokens. */
    Set<String> tokenFiles() {
        return tokenFiles;
    }

    /** Who must agree before which environment. */
    List<ImportedApproval> approvals() {
        return approvals;
    }

    /** What is checked before releases, by the names of environments; those without checks are there too, once read. */
    Map<String, ImportedChecks> checks() {
        return checks;
    }

    ImportedChecks checks(String environment) {
        return checks.computeIfAbsent(environment, name -> new ImportedChecks());
    }

    /** The environments where of several waiting releases only the newest goes. */
    Set<String> latest() {
        return latest;
    }

    List<NotImported> notImported() {
        return notImported;
    }

    /** The environment of that name; {@code Acceptance Test} becomes {@code acceptance-test}. */
    AzureEnvironment environment(String name) {
        return environments.computeIfAbsent(label(name), AzureEnvironment::new);
    }

    /** What an environment is called here: {@code acceptance-test} for {@code Acceptance Test}. */
    static String label(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    /** A setting of the app that the pipeline tells: {@code name}, {@code style}, {@code install}, {@code build}, … */
    String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    void set(String key, String value) {
        settings.putIfAbsent(key, value);
    }

    void skip(Place place, String what, String instead) {
        notImported.add(new NotImported(place.toString(), what, instead));
    }
}
