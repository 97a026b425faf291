package io.slipway.plugin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.CarriedEngine;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.settings.GroupVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps ask for nothing that the slipway which the plugin carries does not have. */
@Tag("slow")
class RequestsTest {

    static Stream<SlipwayStep> steps() {
        PackageStep pack = new PackageStep();
        pack.setVersion("1.4.0");
        pack.setPush("oci://registry.example.com/charts");
        CheckStep check = new CheckStep();
        check.setEnvironments("development, acceptance");
        ReleaseStep release = new ReleaseStep("acceptance");
        release.setVersion("1.4.0");
        release.setImageDigest("sha256:" + "a".repeat(64));
        release.setCreateNamespace(true);
        release.setTimeout("10m");
        release.setChart("portal-1.4.0.tgz");
        release.setVariables("tonight.yaml");
        PromoteStep promote = new PromoteStep("development", "acceptance");
        promote.setCreateNamespace(true);
        RollbackStep rollback = new RollbackStep("acceptance");
        rollback.setRevision("7");
        rollback.setOnPending("recover");
        DeliverStep deliver = new DeliverStep();
        deliver.setVersion("1.4.0");
        deliver.setAllowOlder(true);
        ReviewStep review = new ReviewStep();
        review.setChange("42");
        review.setVersion("1.4.0");
        review.setImageDigest("sha256:" + "a".repeat(64));
        review.setVariables("tonight.yaml");
        review.setTimeout("10m");
        review.setOnPending("recover");
        ReviewCloseStep close = new ReviewCloseStep();
        close.setChange("42");
        close.setTimeout("10m");
        ReviewCloseStep sweep = new ReviewCloseStep();
        sweep.setOnPending("recover");
        return Stream.<SlipwayStep>of(pack, check, release, promote, rollback, deliver, review, close, sweep)
                .peek(step -> step.setHelm("path"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void eachOptionIsOneOfItsVerb(SlipwayStep step) throws Exception {
        EngineRequest request = step.request();
        String help = help(request.verb().word());
        assertThat(request.arguments())
                .isNotEmpty()
                .allSatisfy(argument -> assertThat(help).contains(argument.replaceAll("=.*", "=")));
    }

    /** What Jenkins adds: see CommandLine. */
    @Test
    void whatJenkinsAddsIsThereToo() throws Exception {
        assertThat(help("package")).contains("--variables-file=", "--report=");
        assertThat(help("check")).contains("--variables-file=", "--report=");
        assertThat(help("release"))
                .contains(
                        "--variables-file=",
                        "--kubeconfig=",
                        "--chart=",
                        "--build-number=",
                        "--branch=",
                        "--by=",
                        "--build-url=",
                        "--checks-only",
                        "--checks-since=",
                        "--check-credentials=");
        assertThat(help("review open"))
                .contains("--variables-file=", "--kubeconfig=", "--chart=", "--build-number=", "--branch=", "--by=")
                .contains("--checks-only", "--checks-since=", "--check-credentials=", "--policy=");
        assertThat(help("checks"))
                .contains("--kubeconfig=", "--policy=", "--check-credentials=", "--branch=", "--build-number=");
        assertThat(help("diff"))
                .contains("--kubeconfig=", "--chart=", "--variables-file=", "--version=", "--image-digest=", "--helm=")
                .contains("--from=", "--from-kubeconfig=", "--rollback", "--revision=");
        for (String verb : List.of("release", "promote", "rollback", "review open", "review close", "review sweep")) {
            assertThat(help(verb)).as(verb).contains("--formerly=", "--timeout=", "--on-pending=");
        }
        assertThat(help("release")).contains("--take-ownership", "--allow-older", "--create-namespace");
        assertThat(help("promote")).contains("--take-ownership", "--allow-older", "--create-namespace", "--chart=");
        assertThat(help("package")).contains("--plain-http");
        assertThat(help("review close")).contains("--kubeconfig=");
        assertThat(help("review sweep")).contains("--kubeconfig=");
        assertThat(help("rollback")).contains("--checks-only", "--checks-since=");
        assertThat(help("promote"))
                .contains("--checks-only", "--checks-since=", "--check-credentials=")
                .contains("--variables-file=", "--kubeconfig=", "--from-kubeconfig=", "--by=", "--build-url=");
        assertThat(help("rollback")).contains("--kubeconfig=", "--by=", "--approved-by=", "--build-url=", "--report=");
    }

    /** A value stays within its argument, whatever it looks like. */
    @Test
    void aValueIsNoOption() {
        ReleaseStep step = new ReleaseStep("--kubeconfig=/etc/passwd");
        assertThat(step.request().arguments()).isEqualTo(List.of("--environment=--kubeconfig=/etc/passwd"));
    }

    @Test
    void whatIsCheckedBeforeAnybodyIsAskedHasTheVariablesOfTheRelease() {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setVariables("tonight.yaml");
        step.setSet(List.of(variable("banner", "Closed from 22:00")));

        EngineRequest check = step.request().check();

        assertThat(check.arguments()).contains("--variables-file=tonight.yaml");
        assertThat(check.set()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("banner");
            assertThat(variable.getValue()).isEqualTo("Closed from 22:00");
        });
    }

    @Test
    void freestyleJobPutsItsBuildVariablesIntoThoseOfTheRelease() {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setSet(List.of(variable("banner", "${TEXT}")));

        EngineRequest expanded = step.request().expanded(text -> text.replace("${TEXT}", "Closed"));

        assertThat(expanded.set().get(0).getValue()).isEqualTo("Closed");
    }

    /** It is in the build's own file: a command line is seen by others. */
    @Test
    void variableOfTheReleaseIsInNoCommandLine() {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setSet(List.of(variable("banner", "Closed")));

        assertThat(step.request().arguments()).noneMatch(argument -> argument.contains("Closed"));
    }

    /** Approvers see what a release would change, with all that decides it. */
    @Test
    void whatIsComparedIsWhatWouldBeReleased() {
        ReleaseStep step = new ReleaseStep("acceptance");
        step.setVersion("1.1.0");
        step.setTimeout("10m");
        step.setVariables("tonight.yaml");
        step.setSet(List.of(variable("banner", "Closed from 22:00")));

        EngineRequest diff = step.request().diff();

        assertThat(diff.toString())
                .startsWith("diff ")
                .contains("--environment=acceptance", "--version=1.1.0", "--variables-file=tonight.yaml")
                .doesNotContain("--timeout");
        assertThat(diff.set()).hasSize(1);
    }

    @Test
    void promotionIsComparedWithWhatRunsInItsTarget() {
        PromoteStep step = new PromoteStep("development", "acceptance");
        step.setImageDigest("sha256:" + "a".repeat(64));
        step.setChart("app.tgz");
        step.setTakeOwnership(true);

        EngineRequest diff = step.request().diff();

        assertThat(diff.arguments())
                .containsExactly(
                        "--environment=acceptance",
                        "--from=development",
                        "--chart=app.tgz",
                        "--image-digest=sha256:" + "a".repeat(64));
        assertThat(diff.from()).isEqualTo("development");
    }

    /** It takes no variables, and its own word for the revision. */
    @Test
    void rollbackIsComparedWithTheRevisionThatItGoesBackTo() {
        RollbackStep step = new RollbackStep("acceptance");
        assertThat(step.request().diff().arguments()).containsExactly("--environment=acceptance", "--rollback");

        step.setRevision("7");
        assertThat(step.request().diff().arguments())
                .containsExactly("--environment=acceptance", "--rollback", "--revision=7");
    }

    private static GroupVariable variable(String name, String value) {
        GroupVariable variable = new GroupVariable(name);
        variable.setValue(value);
        return variable;
    }

    private static String help(String verb) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("java", "-jar", CarriedEngine.jar().toString()));
        command.addAll(List.of(verb.split(" ")));
        command.add("--help");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
