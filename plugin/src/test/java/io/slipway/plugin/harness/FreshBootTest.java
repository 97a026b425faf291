package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import io.slipway.plugin.SlipwayPermissions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A Jenkins that has never run before, whose Configuration as Code grants Slipway's permissions. */
class FreshBootTest {

    private static final String CONFIGURATION = "casc.jenkins.config";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void startsAndHasGrantedThem() throws Throwable {
        System.setProperty(
                CONFIGURATION,
                Path.of(FreshBootTest.class.getResource("permissions.yaml").toURI())
                        .toString());
        try {
            sessions.then(jenkins -> assertTrue(jenkins.jenkins
                    .getACL()
                    .hasPermission2(User.getById("ada", true).impersonate2(), SlipwayPermissions.APPROVE)));
        } finally {
            System.clearProperty(CONFIGURATION);
        }
    }
}
