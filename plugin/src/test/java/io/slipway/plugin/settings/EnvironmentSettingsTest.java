package io.slipway.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentSettingsTest {

    private final EnvironmentSettings environment = new EnvironmentSettings("production");

    @Test
    void allBuildsGoOnUnlessOnlyTheLatestShall() {
        assertThat(environment.isLatestOnly()).isFalse();
        environment.setQueue("latest");
        assertThat(environment.isLatestOnly()).isTrue();
        environment.setQueue("newest");
        assertThat(environment.getQueue()).isEqualTo("all");
        environment.setQueue(null);
        assertThat(environment.getQueue()).isEqualTo("all");
    }

    @Test
    void takesTheCredentialsThatAPolicyCanName() {
        environment.setCheckCredentials(" itsm, prom.token\nitsm");
        assertThat(environment.checkCredentialsIds()).containsExactly("itsm", "prom.token");
    }

    /** They become parts of arguments and names of files. */
    @Test
    void takesNoIdThatWouldBeAnOptionOrAPath() {
        environment.setCheckCredentials("-x, a=b, ../kubeconfig, a b, ,@k@");
        assertThat(environment.checkCredentialsIds()).isEmpty();
    }
}
