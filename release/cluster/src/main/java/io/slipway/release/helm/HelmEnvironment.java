package io.slipway.release.helm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Helm may take from the environment: what a program needs to run, the way out to the network, and, where it goes to
 * a cluster, what the programs need that a kubeconfig names for signing in. A CI job's other secrets are none of its business.
 */
public final class HelmEnvironment {

    /** Names of further variables, with commas between them, for a sign-in program that none of us has heard of. */
    public static final String FURTHER = "SLIPWAY_HELM_ENVIRONMENT";

    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            // Where the credentials for registries are, which only push reads.
            "HELM_REGISTRY_CONFIG",
            "DOCKER_CONFIG",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR");

    /** Of the clouds' own programs. */
    private static final List<String> SIGN_IN = List.of(
            "AWS_", "AZURE_", "AAD_", "GOOGLE_", "CLOUDSDK_", "USE_GKE_GCLOUD_AUTH_PLUGIN", "OCI_", "DIGITALOCEAN_");

    private HelmEnvironment() {}

    /** For a Helm that asks no cluster. */
    public static void clean(Map<String, String> environment) {
        clean(environment, false);
    }

    /** @param signsIn whether a kubeconfig names a program that gets the credentials */
    public static void clean(Map<String, String> environment, boolean signsIn) {
        Set<String> further = further(environment);
        environment
                .keySet()
                .removeIf(name -> !isNeeded(name) && !(signsIn && (isSignIn(name) || further.contains(name))));
    }

    private static Set<String> further(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault(FURTHER, "").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static boolean isNeeded(String name) {
        // Proxies are written in lower case too.
        return NEEDED.contains(name)
                || name.startsWith("LC_")
                || (name.endsWith("_proxy") && NEEDED.contains(name.toUpperCase(Locale.ROOT)));
    }

    private static boolean isSignIn(String name) {
        return SIGN_IN.stream().anyMatch(name::startsWith);
    }
}
