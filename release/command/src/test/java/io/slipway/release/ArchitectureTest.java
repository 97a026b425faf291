package io.slipway.release;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.slipway.release.files.DirectoryTree;
import io.slipway.release.problems.AtExit;
import io.slipway.release.processes.ChildProgram;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What rooms lend each other's tests.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.slipway");

    @Test
    void roomsDependOnEachOtherAsDrawn() {
        ArchRuleDefinition.classes()
                .should(adhereToPlantUmlDiagram(
                        Path.of("..", "..", "docs", "design.puml"), consideringOnlyDependenciesInDiagram()))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.slipway.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /**
     * What the diagram does not say: the pod's reader of JSON is its own, and of a bundle a release asks only whether it is
     * one and what it needs of the policy.
     */
    private static final Set<String> CONTRACT =
            Set.of("hashes", "policy", "problems", "settings", "source", "texts", "tokens");

    private static final String IS_A_BUNDLE = "io.slipway.initcontainer.bundle.BundlePages";

    @Test
    void releaseReadsTheInitContainersContractAlone() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are in the init container but not its contract",
                        type -> type.getPackageName().startsWith("io.slipway.initcontainer")
                                && !type.getName().equals(IS_A_BUNDLE)
                                && !CONTRACT.contains(type.getPackageName().replace("io.slipway.initcontainer.", ""))))
                .check(CLASSES);
    }

    /** It reads no pipe that stays open, leaves nothing running, and ends at exit in order. */
    @Test
    void oneClassStartsPrograms() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .and()
                .areNotAssignableTo(ChildProgram.class)
                .should()
                .callMethod(ProcessBuilder.class, "start")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .check(CLASSES);
    }

    /** A second one would follow links, or stop at what somebody else deletes meanwhile. */
    @Test
    void oneClassDeletesDirectories() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .and()
                .areAssignableTo(FileVisitor.class)
                .and()
                .haveNameNotMatching(Pattern.quote(DirectoryTree.class.getName()) + ".*")
                .should()
                .callMethod(Files.class, "delete", Path.class)
                .orShould()
                .callMethod(Files.class, "deleteIfExists", Path.class)
                .check(CLASSES);
    }

    /** Hooks of the JVM run all at once. */
    @Test
    void oneClassRegistersWhatIsDoneAtTheEnd() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .and()
                .areNotAssignableTo(AtExit.class)
                .should()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .check(CLASSES);
    }

    /** The identifier of an add-in is a UUID of version 5, which is SHA-1 by its definition. */
    @Test
    void hashesAreTheContracts() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .and()
                .doNotHaveSimpleName("NameBasedUuid")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MessageDigest.class)
                .check(CLASSES);
    }

    /** What a verb says goes to picocli's streams, so that tests can run side by side. */
    @Test
    void verbsHaveNoOtherStreamsThanTheirCommandLines() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.slipway.release..")
                .and()
                // The one has no command line any more, the other is a process of its own.
                .doNotHaveSimpleName("AtExit")
                .and()
                .doNotHaveSimpleName("HelmChild")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    /** A tree that is put together by hand can say what no schema knows. */
    @Test
    void reportsAreRecords() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.slipway.release.command..", "io.slipway.release.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind.node..")
                .check(CLASSES);
    }
}
