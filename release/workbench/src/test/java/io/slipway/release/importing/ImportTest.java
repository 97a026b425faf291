package io.slipway.release.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.variables.VariableScopes;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of {@code imports/<name>} is in {@code golden/import/<name>}; {@code -Dgolden.update} writes it anew. */
class ImportTest {

    private static final Path IMPORTS = Path.of("src/test/resources/imports");
    private static final Path CASES = Path.of("src/test/resources/import-cases");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/import");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"azure-pipelines.yml", "release.json"})
    void descriptorAndWhatIsLeftAreAsReviewed(String name) throws IOException {
        Import made = made(IMPORTS.resolve(name));
        String left = made.notImported().stream()
                .map(each -> each.what() + "\n  at " + each.place() + "\n  instead: " + each.instead() + "\n")
                .collect(Collectors.joining());
        Path golden = Files.createDirectories(GOLDEN.resolve(name));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden.resolve("slipway.yaml"), made.descriptor());
            if (made.approvals().isPresent()) {
                Files.writeString(
                        golden.resolve("jenkins-approvals.yaml"),
                        made.approvals().get());
            }
            Files.writeString(golden.resolve("left.txt"), left);
        }

        assertThat(made.descriptor()).isEqualTo(Files.readString(golden.resolve("slipway.yaml")));
        assertThat(made.approvals()).isEqualTo(approvals(golden));
        assertThat(left).isEqualTo(Files.readString(golden.resolve("left.txt")));
    }

    @Test
    void whatCountsInAzureDevOpsCountsHere() throws IOException {
        Descriptor descriptor = read(made(IMPORTS.resolve("azure-pipelines.yml")));

        assertThat(plain(descriptor, "acceptance"))
                .containsEntry("title", "Fleet (acc)")
                .containsEntry("apiHost", "api.acc.example.com")
                .containsEntry("apiUrl", "https://api.acc.example.com/v1")
                .containsEntry("supportUrl", "https://support.example.com")
                .containsEntry("release", "42");
        assertThat(plain(descriptor, "production"))
                .containsEntry("title", "it's #1: fleet")
                .containsEntry("apiUrl", "https://api.example.com/v1");
    }

    @Test
    void groupThatStandsLaterWinsAsItDidThere() throws IOException {
        Path pipeline = pipeline("""
                variables:
                  - {name: title, value: own}
                  - {group: fleet-shared}
                jobs:
                  - {deployment: d, environment: dev}
                """);

        assertThat(plain(read(made(pipeline)), "dev")).containsEntry("title", "Fleet");
    }

    @Test
    void secretIsReferredToAndItsValueNeverWritten() throws IOException {
        Path groups = Files.writeString(directory.resolve("groups.json"), """
                {"name": "g", "variables": {"key": {"isSecret": true, "value": "hunter2"}, "url": {"value": "https://x?k=$(key)"}}}""");
        Path pipeline = pipeline("variables: [{group: g}]\njobs: [{deployment: d, environment: dev}]\n");
        Import made = Import.of(
                new ImportRequest(pipeline, List.of(groups), directory, Optional.of("fleet"), List.of(), Map.of()));

        assertThat(made.descriptor())
                .contains("key: {secret: {name: fleet-secrets, key: key}}")
                .contains("url: '' # fill in: $(key) is a secret")
                .doesNotContain("hunter2");
        assertThat(read(made).environments()).containsKey("dev");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokenPattern: default                        | '#{ }#'
            tokenPattern: doublebraces                   | '{{ }}'
            tokenPattern: rm                             | __ __
            tokenPattern: doubleunderscores              | __ __
            'tokenPrefix: "${", tokenSuffix: "}"'        | ${ }
            'tokenPattern: custom, tokenPrefix: "{{", tokenSuffix: "}}"' | '{{ }}'
            """)
    void delimitersAreBroughtOver(String inputs, String style) throws IOException {
        Import made = made(replaceTokens(inputs + ", targetFiles: 'a.ts'"));

        assertThat(read(made).app().tokens().style()).isEqualTo(style);
        assertThat(made.tokenFiles()).containsExactly("a.ts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokenPattern: azpipelines             | tokens written $(name)
            tokenPattern: octopus                 | the token pattern octopus
            tokenPattern: custom, tokenPrefix: <% | the token pattern custom (<% }#)
            enableTransforms: true                | Replace Tokens' transforms
            transforms: true                      | Replace Tokens' transforms
            recursive: true                       | tokens inside values
            escape: 'off'                         | Replace Tokens' escaping, off
            defaultValue: none                    | the value 'none' for tokens without one
            missingVarLog: info                   | going on without a value (info)
            additionalVariables: 'a: b'           | variables that Replace Tokens is given in its settings
            sources: '**/*.js;!**/x.js'           | the pattern !**/x.js, which leaves files out
            root: $(Pipeline.Workspace)/drop      | tokens in $(Pipeline.Workspace)/drop/**/*.config, which is made while the pipeline runs
            """)
    void whatHasNoCounterpartIsSaid(String inputs, String what) throws IOException {
        assertThat(made(replaceTokens(inputs)).notImported())
                .extracting(NotImported::what)
                .contains(what);
    }

    @Test
    void patternThatFindsNoSourceIsForFilesThatAreMade() throws IOException {
        Files.writeString(directory.resolve("package.json"), "{\"devDependencies\": {\"vite\": \"8\"}}");
        Files.writeString(directory.resolve("a.ts"), "'#{apiUrl}#'");
        Import made = made(replaceTokens("targetFiles: 'drop/*.js'"));

        assertThat(made.tokenFiles()).containsExactly("a.ts");
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("tokens in drop/*.js, which finds no file of the source");
    }

    @Test
    void templatesAreSaidAndEnvironmentsCanBeNamed() throws IOException {
        Path pipeline = pipeline("stages:\n  - template: deploy.yml\n    parameters: {environment: acceptance}\n");
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> made(pipeline));
        Import made = Import.of(
                new ImportRequest(pipeline, List.of(), directory, Optional.empty(), List.of("Acceptance"), Map.of()));

        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(thrown.render("")).contains("shows no environment", "--environment acceptance");
        assertThat(made.environments()).containsExactly("acceptance");
        assertThat(made.notImported()).extracting(NotImported::what).contains("the template deploy.yml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: $(b)\n  b: $(a)",
                "'bad name': x",
                "x: ${{ variables.y }}",
                "x: $[ counter('a', 1) ]",
                "x: \"\\u0007\\n  # not a comment\"",
                "x: '{{ }} & * ! | > @ ` \"'",
                "x: ~",
                "x: $(System.Team)"
            })
    void whateverIsWrittenTheDescriptorCanBeRead(String variables) throws IOException {
        Path pipeline = pipeline("variables:\n  " + variables + "\njobs: [{deployment: d, environment: dev}]\n");

        assertThat(plain(read(made(pipeline)), "dev")).doesNotContainValue("$(System.Team)");
    }

    @Test
    void valuesComeThroughAsTheyWere() throws IOException {
        Path pipeline = pipeline("""
                variables:
                  a: "two\\nlines"
                  b: 'true'
                  c: "it's: #1"
                  d: '007'
                  e: ' blanks '
                jobs: [{deployment: d, environment: dev}]
                """);

        assertThat(plain(read(made(pipeline)), "dev"))
                .containsEntry("a", "two\nlines")
                .containsEntry("b", "true")
                .containsEntry("c", "it's: #1")
                .containsEntry("d", "007")
                .containsEntry("e", " blanks ");
    }

    private Path replaceTokens(String inputs) throws IOException {
        return pipeline("""
                jobs:
                  - deployment: d
                    environment: dev
                    strategy: {runOnce: {deploy: {steps: [{task: replacetokens@6, inputs: {%s}}]}}}
                """.formatted(inputs));
    }

    private Path pipeline(String text) throws IOException {
        return Files.writeString(directory.resolve("azure-pipelines.yml"), text);
    }

    private Import made(Path pipeline) throws IOException {
        return Import.of(new ImportRequest(
                pipeline,
                List.of(IMPORTS.resolve("groups.json")),
                directory,
                Optional.of("fleet"),
                List.of(),
                Map.of()));
    }

    private Descriptor read(Import made) {
        return DescriptorReader.read(directory.resolve("slipway.yaml"), made.descriptor());
    }

    private static Map<String, String> plain(Descriptor descriptor, String environment) {
        Variables variables = VariableScopes.of(
                descriptor,
                descriptor.environments().get(environment),
                List.of(),
                Map.of(),
                Map.of("BUILD_NUMBER", "42"));
        return variables.plain();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub.yml",
                "each.yml",
                "quay-release.json",
                "plain.yml",
                "if.yml",
                "public-style.yml",
                "public-style-classic.json"
            })
    void casesAreAsReviewed(String name) throws IOException {
        Import made = Import.of(
                new ImportRequest(CASES.resolve(name), List.of(), directory, Optional.of("quay"), List.of(), Map.of()));
        String skipped = made.notImported().stream()
                .map(each -> each.what() + "\n  at " + each.place() + "\n  instead: " + each.instead() + "\n")
                .collect(Collectors.joining());
        Path golden = Files.createDirectories(GOLDEN.resolve(name));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden.resolve("slipway.yaml"), made.descriptor());
            if (made.approvals().isPresent()) {
                Files.writeString(
                        golden.resolve("jenkins-approvals.yaml"),
                        made.approvals().get());
            }
            for (Map.Entry<String, String> checks : made.checks().entrySet()) {
                Files.writeString(golden.resolve(checks.getKey()), checks.getValue());
            }
            Files.writeString(golden.resolve("left.txt"), skipped);
        }

        assertThat(made.descriptor()).isEqualTo(Files.readString(golden.resolve("slipway.yaml")));
        assertThat(made.approvals()).isEqualTo(approvals(golden));
        assertThat(made.checks()).isEqualTo(checks(golden));
        assertThat(skipped).isEqualTo(Files.readString(golden.resolve("left.txt")));
    }

    private static Map<String, String> checks(Path golden) throws IOException {
        Map<String, String> checks = new TreeMap<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith("checks-")) {
                    checks.put(name, Files.readString(file));
                }
            }
        }
        return checks;
    }

    private static Optional<String> approvals(Path golden) throws IOException {
        Path file = golden.resolve("jenkins-approvals.yaml");
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** As REST answers it: one stage that any one user opens, one that two groups and a user open one after the other. */
    @Test
    void approvalsOfAClassicReleaseAreJenkinsOwn() throws IOException {
        Import made = made(pipeline("""
            {"name": "web", "environments": [
             {"name": "Test", "preDeployApprovals": {"approvals": [{"rank": 1, "isAutomated": true, "isNotificationOn": false}]}},
             {"name": "Acc", "preDeployApprovals": {
               "approvals": [
                {"rank": 1, "isAutomated": false, "approver": {"displayName": "Lovelace, Ada", "uniqueName": "ada@example.com"}},
                {"rank": 1, "isAutomated": false, "approver": {"displayName": "Hopper, Grace"}}],
               "approvalOptions": {"requiredApproverCount": 1, "releaseCreatorCanBeApprover": true, "timeoutInMinutes": 0,
                 "autoTriggeredAndPreviousEnvironmentApprovedCanBeSkipped": false, "enforceIdentityRevalidation": true,
                 "executionOrder": "beforeGates"}}},
             {"name": "Prod", "preDeployApprovals": {
               "approvals": [
                {"rank": 1, "isAutomated": false, "approver": {"displayName": "[Fleet]\\\\Release Managers", "isContainer": true}},
                {"rank": 2, "isAutomated": false, "approver": {"displayName": "Ada", "uniqueName": "ada@example.com"}}],
               "approvalOptions": {"requiredApproverCount": null, "releaseCreatorCanBeApprover": false, "timeoutInMinutes": 1440,
                 "autoTriggeredAndPreviousEnvironmentApprovedCanBeSkipped": true, "executionOrder": "afterSuccessfulGates"}}}]}
            """));

        assertThat(made.approvals().orElseThrow()).endsWith("""
            unclassified:
              slipway:
                environments:
                  - name: acc
                    approval:
                      approvers: "ada@example.com, Hopper Grace" # fill in
                      requesterMayApprove: true
                      timeoutMinutes: 43200
                  - name: prod
                    approval:
                      approvers: "group:Release Managers, ada@example.com" # fill in
                      everyApprover: true
                      timeoutMinutes: 1440
            """);
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains(
                        "the order in which the approvers of prod are asked",
                        "no approval of prod where the same person approved the environment before",
                        "environments.preDeployApprovals.approvalOptions.executionOrder: afterSuccessfulGates")
                .noneMatch(what -> what.contains("approval by") || what.contains("beforeGates"));
    }

    @Test
    void environmentsWhoseApprovalsTheYamlDoesNotShowAreListedOnce() throws IOException {
        Path pipeline = pipeline("""
                stages:
                  - stage: Acceptance
                    jobs:
                      - {deployment: d, environment: Acceptance Test.fleet}
                      - {deployment: again, environment: Acceptance Test}
                  - stage: Production
                    jobs:
                      - {deployment: d, environment: {name: Production}}
                """);

        assertThat(made(pipeline).notImported())
                .filteredOn(left -> left.what().contains("approvals"))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.what())
                            .isEqualTo("approvals and checks of Acceptance Test, Production, if Azure DevOps has any:"
                                    + " they are not in the YAML");
                    assertThat(left.place()).isEqualTo(pipeline + ":4:38");
                    assertThat(left.instead())
                            .contains("--checks ENVIRONMENT=FILE", "configuration as code", "slipway policy --apply");
                });
    }

    @Test
    void jobThatReleasesWithoutAnEnvironmentHasNoApprovalsThere() throws IOException {
        Path pipeline = pipeline("""
                stages:
                  - stage: Acceptance
                    jobs: [{job: d, steps: [{script: helm upgrade --install spa ./chart}]}]
                """);

        assertThat(made(pipeline).notImported()).noneMatch(left -> left.what().contains("approvals"));
    }

    @Test
    void pipelineWithoutApproversHasNoApprovals() throws IOException {
        assertThat(made(IMPORTS.resolve("azure-pipelines.yml")).approvals()).isEmpty();
    }

    /** A value of its own at every key: it is in the output, on the printed list, or its key means nothing here. */
    @ParameterizedTest
    @ValueSource(strings = {"each.yml", "plain.yml", "if.yml", "quay-release.json"})
    void keyThatNobodyKnowsIsListed(String name) throws IOException {
        String text = Files.readString(CASES.resolve(name));
        for (String key : List.of("lockBehavior", "condition", "somethingNew")) {
            String changed = text.startsWith("{")
                    ? text.replaceFirst("\\{", "{\"" + key + "\": \"unique-7351\", ")
                    : text + "\n" + key + ": unique-7351\n";

            assertThat(made(pipeline(changed)).notImported())
                    .as(key + " in " + name)
                    .extracting(NotImported::what)
                    .contains(key + ": unique-7351");
        }
    }

    @Test
    void stagesOfALoopAreEnvironments() throws IOException {
        Import made = made(CASES.resolve("each.yml"));

        assertThat(made.environments()).containsExactly("test", "prod");
        assertThat(read(made).environments().get("prod").host()).isEqualTo("quay.example.com");
        assertThat(read(made).environments().get("prod").namespace()).isEqualTo("quay-prod");
        assertThat(made.notImported()).extracting(NotImported::what).contains("the template vars/prod.yml");
    }

    @Test
    void whatIsBelowAConditionIsReadAndTheConditionIsListed() throws IOException {
        Import made = made(CASES.resolve("if.yml"));

        assertThat(made.environments()).containsExactly("development", "production", "acc");
        assertThat(read(made).environments().get("acc").namespace()).isEqualTo("spa-acc");
        assertThat(made.tokenFiles()).contains("src/env.js");
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("the condition ${{ if eq(variables['Build.SourceBranch'], 'refs/heads/main') }}");
    }

    /** shared-namespace: what is written can be read, and says why one namespace is missing. */
    @Test
    void environmentsInOneNamespaceAreKeptApart() throws IOException {
        Import made = made(pipeline("""
                stages:
                - stage: Dev
                  jobs:
                  - deployment: d
                    environment: dev
                    strategy: {runOnce: {deploy: {steps: [{task: HelmDeploy@0, inputs: {namespace: apps, releaseName: shop-dev}}]}}}
                - stage: Prod
                  jobs:
                  - deployment: p
                    environment: prod
                    strategy: {runOnce: {deploy: {steps: [{task: HelmDeploy@0, inputs: {namespace: apps, releaseName: shop-prod}}]}}}
                """));

        assertThat(read(made).environments().get("dev").namespace()).isEqualTo("apps");
        assertThat(made.descriptor()).contains("# namespace: NAME # fill in: apps belongs to another environment");
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("the namespace apps of prod, which is that of dev too");
    }

    @Test
    void whatATargetNeedsAndIsNotKnownIsListed() throws IOException {
        Import made = made(pipeline("""
                jobs:
                - deployment: d
                  environment: dev
                  variables: {count: 3}
                  strategy: {runOnce: {deploy: {steps: [
                    {task: HelmDeploy@0, inputs: {namespace: $(ns), overrideValues: 'replicaCount=$(count)'}}]}}}
                - deployment: e
                  environment: acc
                  strategy: {runOnce: {deploy: {steps: [
                    {task: HelmDeploy@0, inputs: {namespace: acc, overrideValues: 'replicaCount=$(pods)'}}]}}}
                """));

        assertThat(read(made).environments().get("dev").replicas()).isEqualTo(3);
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("the namespace $(ns) of dev", "the number of replicas of acc, $(pods)");
    }

    /** token-lookalikes: no value in slipway.yaml helps. */
    @Test
    void aNameThatNoTokenCanHaveHasToBeRenamed() throws IOException {
        Import made = made(pipeline("variables: {'ida:ClientId': x}\njobs: [{deployment: d, environment: dev}]\n"));

        assertThat(made.notImported())
                .filteredOn(each -> each.what().contains("ida:ClientId"))
                .extracting(NotImported::instead)
                .allMatch(instead -> instead.startsWith("rename it in the source files"));
    }

    /** Spellings of conditions, loops and inserted parts that the schema allows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stages:\n- ${{ if eq(1, 1) }}:\n  - {stage: A, jobs: [{deployment: d, environment: dev}]}\n  ${{ else }}:\n"
                        + "  - {stage: B, jobs: [{deployment: e, environment: acc}]}",
                "stages:\n  ${{ if eq(1, 1) }}:\n  - {stage: A, jobs: [{deployment: d, environment: dev}]}\n  ${{ else }}:\n"
                        + "  - {stage: B, jobs: [{deployment: e, environment: acc}]}",
                "parameters: [{name: e, type: object, default: {dev: 1, acc: 2}}]\n"
                        + "stages:\n- ${{ each x in parameters.e }}:\n"
                        + "  - {stage: '${{ x.key }}', jobs: [{deployment: d, environment: '${{ x.key }}'}]}",
                "parameters: [{name: e, type: object, default: [dev, acc]}]\n"
                        + "jobs:\n- ${{ each x in parameters['e'] }}:\n  - {deployment: d, environment: '${{ x }}'}",
                "parameters: [{name: s, type: jobList, default: [{deployment: d, environment: dev}, {deployment: e, environment: acc}]}]\n"
                        + "jobs:\n- ${{ parameters.s }}",
                "extends:\n  template: base.yml@platform\n  parameters:\n    stages:\n"
                        + "    - {stage: A, jobs: [{deployment: d, environment: dev}]}\n"
                        + "    - {stage: B, jobs: [{deployment: e, environment: acc}]}"
            })
    void environmentsAreFoundHoweverTheyAreWritten(String pipeline) throws IOException {
        assertThat(made(pipeline(pipeline)).environments()).containsExactlyInAnyOrder("dev", "acc");
    }

    @Test
    void loopsAndInsertedMapsMakeVariables() throws IOException {
        Path pipeline = pipeline("""
                parameters:
                - {name: v, type: object, default: {a: one, b: two}}
                variables:
                  ${{ each x in parameters.v }}:
                    ${{ x.key }}: ${{ x.value }}
                  ${{ insert }}: ${{ parameters.v }}
                  c: ${{ variables.a }}-${{ variables['b'] }}
                jobs: [{deployment: d, environment: dev}]
                """);

        assertThat(plain(read(made(pipeline)), "dev"))
                .containsEntry("a", "one")
                .containsEntry("b", "two")
                .containsEntry("c", "one-two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services: {web: {image: nginx}}",
                "app: {name: shop}\nenvironments: {acceptance: {host: shop.example.com}}",
                "variables: {apiUrl: x}",
                "{}"
            })
    void fileThatIsNotAPipelineIsRefused(String text) throws IOException {
        Path file = pipeline(text);
        SlipwayException thrown = catchThrowableOfType(
                SlipwayException.class,
                () -> Import.of(new ImportRequest(
                        file, List.of(), directory, Optional.empty(), List.of("acceptance"), Map.of())));

        assertThat(thrown).isNotNull();
        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(thrown.render(""))
                .contains("the file is not an Azure DevOps pipeline: it has no stages, jobs, steps or extends")
                .contains("at " + file)
                .contains("fix: name the pipeline's YAML file, or a release definition exported as JSON");
    }

    @Test
    void referencesInInputsAreFollowed() throws IOException {
        var test = read(made(CASES.resolve("sub.yml"))).environments().get("test");

        assertThat(test.host()).isEqualTo("quay.test.example.com");
        assertThat(test.namespace()).isEqualTo("quay-test");
    }

    /** Less than 700 bytes that once never ended: each list holds the one before it twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {"trigger: *a%d", "extends: {parameters: *a%d}", "jobs: *a%d", "parameters: *a%d", "x: *a%d"})
    void aliasesThatMultiplyAreRefused(String use) throws IOException {
        StringBuilder laughs = new StringBuilder("x0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("x%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Path bomb = pipeline(laughs + use.formatted(29) + "\n");

        assertThat(Files.size(bomb)).isLessThan(800);
        assertThatThrownBy(() -> made(bomb))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("aliases repeat too much");
    }

    /** As many as are taken: reading them takes seconds at most. */
    @Test
    void aliasesThatAreTakenAreReadInTime() throws IOException {
        StringBuilder repeated = new StringBuilder("x0: &a0 [x, x]\n");
        for (int i = 1; i < 13; i++) {
            repeated.append("x%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Path large = pipeline(repeated + "jobs: [{deployment: d, environment: dev, steps: *a12}]\n");

        Import made = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> made(large));

        assertThat(made.environments()).containsExactly("dev");
    }

    @Test
    void referencesThatDoubleEachOtherEnd() throws IOException {
        StringBuilder variables = new StringBuilder("variables:\n  a0: xx\n");
        for (int i = 1; i < 25; i++) {
            variables.append("  a%d: $(a%d)$(a%d)$(a%d)\n".formatted(i, i - 1, i - 1, i - 1));
        }

        Import made = made(pipeline(variables + "jobs: [{deployment: d, environment: dev}]\n"));

        assertThat(made.notImported()).extracting(NotImported::what).anyMatch(what -> what.contains("longer than"));
    }

    @Test
    void taskOfTheSameNameByAnotherAuthorIsListed() throws IOException {
        Import made = made(pipeline("""
                jobs:
                  - deployment: d
                    environment: dev
                    strategy: {runOnce: {deploy: {steps: [{task: someone.tools.replacetokens@1, inputs: {tokenPrefix: x}}]}}}
                """));

        assertThat(made.notImported()).extracting(NotImported::what).contains("task someone.tools.replacetokens@1");
    }
}
