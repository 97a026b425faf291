package io.slipway.release.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableScopesTest {

    private static final Descriptor DESCRIPTOR = DescriptorReader.read(Path.of("slipway.yaml"), """
            app: {name: addin, basePath: /addin/}
            groups:
              shared: {a: group, b: group, c: group, d: group, e: group}
            variables: {b: app, c: app, d: app, e: app}
            environments:
              acceptance:
                host: acc.example.com
                groups: [shared]
                variables:
                  c: environment
                  d: environment
                  e: environment
                  build: {fromEnvironment: BUILD_NUMBER}
                  key: {secret: {name: s, key: k}}
            """);

    @TempDir
    private Path directory;

    @Test
    void eachScopeWinsOverTheOneBeforeIt() throws Exception {
        Path file = Files.writeString(directory.resolve("vars.yaml"), "d: file\ne: file\n");

        Variables variables = variables(List.of(file), Map.of("e", "command line"), Map.of("BUILD_NUMBER", "7"));

        assertThat(variables.plain())
                .containsEntry("a", "group")
                .containsEntry("b", "app")
                .containsEntry("c", "environment")
                .containsEntry("d", "file")
                .containsEntry("e", "command line");
    }

    @Test
    void whatNoPodCanHoldIsRefusedWhereItStands() throws Exception {
        Path file = Files.writeString(
                directory.resolve("vars.yaml"), "d: \"a\\0b\"\ne: \"\\uD800x\"\nc: \"\\uD83D\\uDE00\"\n");

        assertThatThrownBy(() -> variables(List.of(file), Map.of(), Map.of("BUILD_NUMBER", "7")))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message() + " at "
                                        + problem.location().orElseThrow())
                                .containsExactly(
                                        "variable d has the character U+0000, which the environment of a process cannot hold at "
                                                + file + ":1:1",
                                        "variable e has half of a surrogate pair, which the environment of a process cannot hold"
                                                + " at " + file + ":2:1"));
    }

    @Test
    void aVariableKnowsWhereItCameFromAndWhatItOverrode() {
        Variable c = variables(List.of(), Map.of(), Map.of("BUILD_NUMBER", "7"))
                .get("c")
                .orElseThrow();

        assertThat(c.origin()).isEqualTo(new Variable.Origin(Scope.ENVIRONMENT, "slipway.yaml:10:7"));
        assertThat(c.overrode()).extracting(before -> before.origin().scope()).containsExactly(Scope.APP, Scope.GROUP);
    }

    @Test
    void slipwayItselfSaysEnvironmentHostAndBasePath() {
        assertThat(variables(List.of(), Map.of(), Map.of("BUILD_NUMBER", "7")).plain())
                .containsEntry("environment", "acceptance")
                .containsEntry("host", "acc.example.com")
                .containsEntry("basePath", "/addin/");
    }

    @Test
    void theProcessIsReadOnlyWhereNamed() {
        Variables variables = variables(List.of(), Map.of(), Map.of("BUILD_NUMBER", "7", "a", "process"));

        assertThat(variables.plain()).containsEntry("build", "7").containsEntry("a", "group");
    }

    @Test
    void aNamedProcessVariableThatIsNotSetIsAnError() {
        assertThatThrownBy(() -> variables(List.of(), Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        thrown -> assertThat(thrown.render("acceptance"))
                                .contains("BUILD_NUMBER, which is not set")
                                .contains("slipway.yaml:13"));
    }

    @Test
    void secretsAreNeverAmongThePlainOnes() {
        Variables variables = variables(List.of(), Map.of(), Map.of("BUILD_NUMBER", "7"));

        assertThat(variables.plain()).doesNotContainKey("key");
        assertThat(variables.secret()).containsEntry("key", new Variable.Value.InSecret("s", "k"));
        assertThat(variables.get("key").orElseThrow().shown()).isEqualTo("••••••");
    }

    @Test
    void overriddenProcessVariableNeedNotBeSet() {
        assertThat(variables(List.of(), Map.of("build", "9"), Map.of()).plain()).containsEntry("build", "9");
    }

    @Test
    void overriddenValuesAreKept() {
        Variable c = variables(List.of(), Map.of(), Map.of("BUILD_NUMBER", "7"))
                .get("c")
                .orElseThrow();

        assertThat(c.overrode()).extracting(Variable.Overridden::shown).containsExactly("app", "group");
    }

    @Test
    void commandLineTakesNoSecret() {
        assertThatThrownBy(() -> variables(List.of(), Map.of("key", "x"), Map.of("BUILD_NUMBER", "7")))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        thrown -> assertThat(thrown.render("acceptance"))
                                .contains("variable key is a secret", "at --set", "looked in: slipway.yaml:14"));
    }

    @Test
    void commandLineTakesNoNameThatNoTokenCanHave() {
        assertThatThrownBy(() -> variables(List.of(), Map.of("a b", "x"), Map.of("BUILD_NUMBER", "7")))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("a variable cannot be named 'a b'");
    }

    private static Variables variables(List<Path> files, Map<String, String> set, Map<String, String> process) {
        return VariableScopes.of(DESCRIPTOR, DESCRIPTOR.environments().get("acceptance"), files, set, process);
    }
}
