package io.slipway.release.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HelmEnvironmentTest {

    private static final Map<String, String> CI = Map.ofEntries(
            Map.entry("PATH", "/usr/bin"),
            Map.entry("LC_ALL", "C.UTF-8"),
            Map.entry("https_proxy", "http://proxy:3128"),
            Map.entry("HELM_REGISTRY_CONFIG", "/r.json"),
            Map.entry("HELM_NAMESPACE", "other"),
            Map.entry("KUBECONFIG", "/k"),
            Map.entry("JAVA_TOOL_OPTIONS", "-Dx"),
            Map.entry("LD_PRELOAD", "/x.so"),
            Map.entry("SONAR_TOKEN", "s"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "s"),
            Map.entry("AZURE_CLIENT_SECRET", "s"),
            Map.entry("VAULT_TOKEN", "s"),
            Map.entry("SLIPWAY_HELM_ENVIRONMENT", "VAULT_TOKEN, OTHER"));

    @Test
    void rendersWithoutAnyOfTheJobsSecrets() {
        assertThat(kept(false)).containsExactlyInAnyOrder("PATH", "LC_ALL", "https_proxy", "HELM_REGISTRY_CONFIG");
    }

    @Test
    void signInProgramsGetWhatTheyRead() {
        assertThat(kept(true))
                .contains("AWS_SECRET_ACCESS_KEY", "AZURE_CLIENT_SECRET", "VAULT_TOKEN")
                .doesNotContain("SONAR_TOKEN", "KUBECONFIG", "LD_PRELOAD", "HELM_NAMESPACE", "JAVA_TOOL_OPTIONS");
    }

    private static Set<String> kept(boolean signsIn) {
        Map<String, String> environment = new HashMap<>(CI);
        HelmEnvironment.clean(environment, signsIn);
        return environment.keySet();
    }
}
