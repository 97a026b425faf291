package io.slipway.plugin.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.AbortException;
import hudson.model.Item;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.slipway.plugin.settings.EnvironmentChecks;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.FolderConfiguration;
import io.slipway.plugin.settings.Notification;
import io.slipway.plugin.settings.Settings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@WithJenkinsConfiguredWithCode
class ConfigurationTest {

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void isReadFromCode(JenkinsConfiguredWithCodeRule jenkins) {
        List<EnvironmentSettings> environments = SlipwayConfiguration.get().getEnvironments();
        assertEquals(
                List.of("development", "acceptance", "production"),
                environments.stream().map(EnvironmentSettings::getName).toList());
        assertTrue(SlipwayConfiguration.get().isAskClusters());
        EnvironmentSettings production = environments.get(2);
        assertEquals("ada, operations", production.getApproval().getApprovers());
        assertTrue(production.getApproval().isEveryApprover());
        assertEquals("/healthz", production.getVerification().getPath());
        EnvironmentChecks checks = production.getChecks();
        assertEquals(List.of("main", "release/*"), checks.getBranches());
        assertEquals("Europe/Amsterdam", checks.getWindows().get(0).getZone());
        assertEquals("year end", checks.getFreezes().get(0).getName());
        assertEquals("8h", checks.getRequest().getFor());
        assertEquals("0.01", checks.getAfter().getQuery().getBelow());
        assertTrue(checks.isWaits());
        assertTrue(checks.isRollbackOutsideWindows());
        assertEquals(
                List.of("slack", "mail", "mail", "webhook"),
                production.getNotifications().stream()
                        .map(Notification::getKind)
                        .toList());
        assertEquals(
                "https://hooks.example.com/slipway",
                production.getNotifications().get(3).getUrl());
        assertEquals(
                "operations@example.com, desk@example.com",
                production.getNotifications().get(2).getTo());
        assertEquals(
                "api-key",
                SlipwayConfiguration.get()
                        .getVariableGroups()
                        .get(0)
                        .getVariables()
                        .get(1)
                        .getCredentialsId());
    }

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void comesBackFromItsFormAsItWas(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        List<EnvironmentSettings> before = SlipwayConfiguration.get().getEnvironments();
        jenkins.configRoundtrip();
        List<EnvironmentSettings> after = SlipwayConfiguration.get().getEnvironments();
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            jenkins.assertEqualDataBoundBeans(before.get(i), after.get(i));
        }
        assertTrue(SlipwayConfiguration.get().isAskClusters());
    }

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void aFoldersEnvironmentWinsOverJenkins(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        FolderConfiguration configuration = carlReleasesToProduction();
        Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
        folder.addProperty(configuration);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "portal");
        assertEquals(List.of("carl"), Settings.of(job).environment("production").releaserNames());
        assertTrue(Settings.of(job).environments().containsKey("development"));
        jenkins.configRoundtrip(folder);
        jenkins.assertEqualDataBoundBeans(configuration, folder.getProperties().get(FolderConfiguration.class));
    }

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void whoMayNotConfigureReleasesSeesAFoldersAndChangesNothing(JenkinsConfiguredWithCodeRule jenkins)
            throws Exception {
        FolderConfiguration configuration = carlReleasesToProduction();
        Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
        folder.addProperty(configuration);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("rob"));
        HtmlPage page = jenkins.createWebClient().login("rob").getPage(folder, "configure");
        assertTrue(page.asNormalizedText().contains("Only who has the permission Slipway/Configure changes this."));
        jenkins.submit(page.getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(configuration, folder.getProperties().get(FolderConfiguration.class));
    }

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void aConfigurationThatCannotBeReadStopsReleases(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "portal");
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("io.slipway.plugin.settings.SlipwayConfiguration.xml");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        SlipwayConfiguration.get().load();
        assertThrows(AbortException.class, () -> Settings.toRelease(job));
        Files.writeString(
                file,
                whole.replace("requesterMayApprove>false", "requesterMayApprove>perhaps")
                        .replace("<timeoutMinutes>2880", "<timeoutMinutes>two days"));
        SlipwayConfiguration.get().load();
        assertThrows(AbortException.class, () -> Settings.toRelease(job));
        SlipwayConfiguration.get().save();
        assertFalse(Settings.toRelease(job).environments().isEmpty());
    }

    @Test
    @ConfiguredWithCode("slipway.yaml")
    void aFolderThatSomebodyElseChangedOverRestStopsReleases(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        Folder folder = jenkins.jenkins.createProject(Folder.class, "team");
        folder.addProperty(carlReleasesToProduction());
        WorkflowJob job = folder.createProject(WorkflowJob.class, "portal");
        Settings.toRelease(job);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("rob"));
        JenkinsRule.WebClient client = jenkins.createWebClient().login("rob");
        WebRequest request = new WebRequest(client.createCrumbedUrl("job/team/config.xml"), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/xml");
        request.setRequestBody(folder.getConfigFile().asString().replace("carl", "rob"));
        client.getPage(request);
        assertThrows(AbortException.class, () -> Settings.toRelease(job));
    }

    private static FolderConfiguration carlReleasesToProduction() {
        EnvironmentSettings production = new EnvironmentSettings("production");
        production.setReleasers("carl");
        FolderConfiguration configuration = new FolderConfiguration();
        configuration.setEnvironments(List.of(production));
        return configuration;
    }
}
