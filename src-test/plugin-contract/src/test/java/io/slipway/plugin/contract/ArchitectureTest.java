package io.slipway.plugin.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import hudson.model.Describable;
import io.slipway.notifications.MailSender;
import io.slipway.plugin.mail.MailerTransport;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.regex.Pattern;
import jenkins.agents.ControllerToAgentFileCallable;
import jenkins.model.RunAction2;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String MAIL = "hudson\\.tasks\\.Mail.*|jakarta\\.mail\\..*";
    private static final Path DESIGN = Path.of("..", "..", "docs", "design.puml");

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
    void roomsDependOnEachOtherAsDrawn() {
        classes()
                .should(adhereToPlantUmlDiagram(DESIGN, consideringOnlyDependenciesInDiagram()))
                .check(Plugin.CLASSES);
        classes()
                .should(adhereToPlantUmlDiagram(DESIGN, consideringOnlyDependenciesInDiagram()))
                .check(Plugin.NOTIFICATIONS);
    }

    /** Jenkins comes and goes around them; what is told, and how, is tried without it. */
    @Test
    void notificationsKnowNoJenkins() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "org.jvnet..", "com.cloudbees..")
                .check(Plugin.NOTIFICATIONS);
    }

    /** The Mailer plugin need not be there. */
    @Test
    void oneClassOfEachRoomKnowsMailer() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MailerTransport.class.getName())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(MAIL)
                .check(Plugin.CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(Pattern.quote(MailSender.class.getName()) + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(MAIL)
                .check(Plugin.NOTIFICATIONS);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(MailerTransport.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MailSender.class)
                .check(Plugin.CLASSES);
    }

    /** The class filter of remoting and of XStream takes no class of a jar that is not a plugin's own. */
    @Test
    void nothingThatJenkinsKeepsHoldsAClassOfNotifications() {
        noClasses()
                .that()
                .areAssignableTo(Serializable.class)
                .or()
                .implement(Describable.class)
                .or()
                .implement(RunAction2.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.slipway.notifications..")
                .check(Plugin.CLASSES);
        noClasses()
                .that()
                .areNotEnums()
                .should()
                .implement(Serializable.class)
                .check(Plugin.NOTIFICATIONS);
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
