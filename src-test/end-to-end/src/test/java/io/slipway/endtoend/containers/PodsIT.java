package io.slipway.endtoend.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.containers.Pod;
import io.slipway.driver.containers.Podman;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pods of the example's release: the images as built, the manifests as rendered, a real nginx, a real browser. */
class PodsIT {
    private static Pod development;
    private static Pod acceptance;

    @BeforeAll
    static void twoEnvironmentsBesideEachOther() {
        acceptance = Pod.serving(Rendered.release("prebuilt", "acceptance"), "acceptance");
        development = Pod.serving(Rendered.release("prebuilt", "development"), "development");
    }

    @AfterAll
    static void end() {
        for (var pod : new Pod[] {acceptance, development}) {
            if (pod != null) {
                pod.close();
            }
        }
    }

    @Test
    void theBrowserSeesAcceptancesValues() {
        try (var browser = new Browser()) {
            browser.open(acceptance.page());
            assertThat(browser.text("api-url")).isEqualTo("https://api.acc.example.com");
            assertThat(browser.text("ad-url")).isEqualTo("https://login.acc.example.com");
            assertThat(browser.errors()).isEmpty();
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
        }
    }

    @Test
    void theSecondEnvironmentBesideItShowsItsOwn() {
        try (var browser = new Browser()) {
            browser.open(development.page());
            assertThat(browser.text("api-url")).isEqualTo("https://api.dev.example.com");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void aPodThatBuildsTheAppShowsTheSame() {
        try (var pod = Pod.serving(Rendered.release("build", "acceptance"), "building");
                var browser = new Browser()) {
            browser.open(pod.page());
            assertThat(browser.text("api-url")).isEqualTo("https://api.acc.example.com");
            assertThat(browser.errors()).isEmpty();
            assertThat(browser.serviceWorkerState()).contains("Driver state: NORMAL");
            assertThat(pod.get("manifest.xml").body())
                    .isEqualTo(acceptance.get("manifest.xml").body());
        }
    }

    @Test
    void nginxHasNoRightsAndNothingToWriteToButItsOwnDirectory() {
        var status = acceptance.shell("nginx", "cat /proc/1/status").expectSuccess();
        assertThat(status)
                .containsPattern("Uid:\\s+10001\\s+10001\\s+10001\\s+10001")
                .containsPattern("CapEff:\\s+0000000000000000")
                .containsPattern("CapBnd:\\s+0000000000000000")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
        assertThat(acceptance.shell("nginx", "touch /tmp/a").exit()).isZero();
        assertThat(acceptance.shell("nginx", "touch /a").seen()).contains("Read-only file system");
        assertThat(acceptance
                        .shell("nginx", "touch /site/html/addin/index.html")
                        .seen())
                .contains("Read-only file system");
        assertThat(acceptance.shell("nginx", "echo >>/etc/slipway/nginx.conf").exit())
                .isNotZero();
    }

    @Test
    void aMissingVariableEndsThePodWithTheCauseInItsTerminationMessage() {
        // No release gets here: slipway refuses it. Somebody edited the Deployment by hand.
        var rendered = Rendered.release("prebuilt", "acceptance");
        var edited = rendered.replaceFirst("(?m)^ +- name: SLIPWAY_VAR_apiUrl\\n.*\\n", "");
        assertThat(edited).isNotEqualTo(rendered);
        try (var pod = Pod.play(edited, "edited")) {
            assertThat(pod.played().exit()).as(pod.played().seen()).isNotZero();
            assertThat(pod.terminationMessage())
                    .startsWith("slipway: acceptance: no value for token apiUrl\n")
                    .contains("SLIPWAY_VAR_apiUrl", "fix: ");
            assertThat(pod.log("publish")).contains(pod.terminationMessage().strip());
            assertThat(Podman.run("inspect", "--format", "{{.State.ExitCode}}", pod.name() + "-publish")
                            .output())
                    .isEqualTo("1\n");
            assertThat(Podman.run("inspect", "--format", "{{.State.Status}}", pod.name() + "-nginx")
                            .output())
                    .isEqualTo("created\n");
        }
    }

    @Test
    void theInitContainerHasNoRightsEither() {
        var rendered = Rendered.release("prebuilt", "acceptance");
        // Podman removes an init container that is done; this one stays for us to look at.
        var failing = rendered.replace("name: SLIPWAY_VAR_apiUrl", "name: SLIPWAY_VAR_other");
        try (var pod = Pod.play(failing, "looked-at")) {
            assertThat(Podman.run(
                                    "inspect",
                                    "--format",
                                    "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.EffectiveCaps}} {{.HostConfig.SecurityOpt}}",
                                    pod.name() + "-publish")
                            .output())
                    .isEqualTo("10001:10001 true [] [no-new-privileges]\n");
        }
    }
}
