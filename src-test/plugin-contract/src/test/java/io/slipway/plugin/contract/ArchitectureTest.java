package io.slipway.plugin.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import hudson.model.Describable;
import jenkins.agents.ControllerToAgentFileCallable;
import jenkins.model.RunAction2;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.slipway.plugin.(*)..").should().beFreeOfCycles().check(Plugin.CLASSES);
    }

    /** The plugin carries the slipway jar as a file and links to no class of it. */
    @Test
    void knowsNoOtherRoom() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.slipway.release..",
                        "io.slipway.initcontainer..",
                        "io.slipway.nginx..",
                        "io.slipway.chart..")
                .check(Plugin.CLASSES);
    }

    @Test
    void onlyTheAgentPackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.plugin.agent")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(ProcessBuilder|Process|ProcessHandle|Runtime)")
                .check(Plugin.CLASSES);
    }

    /** XStream and Pipeline's own serialisation do not take records; remoting does. */
    @Test
    void whatJenkinsKeepsIsNoRecord() {
        classes()
                .that()
                .implement(Describable.class)
                .or()
                .implement(RunAction2.class)
                .or()
                .haveNameMatching(
                        "io\\.slipway\\.plugin\\..*\\.(ReleaseRecord|Released|Approval|Decision|EngineRun|EngineRequest|EngineProcess)")
                .should()
                .notBeRecords()
                .check(Plugin.CLASSES);
    }

    @Test
    void whatRunsOnAgentsIsARecord() {
        classes()
                .that()
                .implement(ControllerToAgentFileCallable.class)
                .should()
                .beRecords()
                .check(Plugin.CLASSES);
    }
}
