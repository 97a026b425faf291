package io.slipway.release.helm;

import java.util.Map;
import java.util.Set;

/** What a Helm may take from the environment: neither a cluster, nor settings of its own, nor options for another JVM. */
public final class HelmEnvironment {

    /** Where credentials for registries are, which only {@code push} reads. */
    private static final Set<String> KEPT = Set.of("HELM_REGISTRY_CONFIG");

    private static final Set<String> DROPPED = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private HelmEnvironment() {}

    public static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(HelmEnvironment::wouldSteerHelm);
    }

    private static boolean wouldSteerHelm(String variable) {
        boolean setting = variable.startsWith("HELM_") || variable.startsWith("KUBE");
        return (setting && !KEPT.contains(variable)) || DROPPED.contains(variable);
    }
}
