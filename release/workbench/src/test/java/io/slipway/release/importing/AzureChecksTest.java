package io.slipway.release.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.TimeZone;
import io.slipway.release.checks.Checks;
import io.slipway.release.guarding.PolicyDocument;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Approvals, locks, hours, branches and requests of Azure DevOps, in the shape that its REST API lists them in. */
class AzureChecksTest {

    private static final String PIPELINE = """
            stages:
              - stage: Prod
                jobs:
                  - deployment: web
                    environment: Production
            """;

    @TempDir
    Path directory;

    @Test
    void hoursAndBranchesBecomeAPolicy() throws IOException {
        Import made = made(task("evaluatebusinesshours", """
                        {"businessDays": "Monday, Tuesday, Wednesday, Friday", "timeZone": "W. Europe Standard Time",
                         "startTime": "9:00", "endTime": "16:30"}"""), task("evaluatebranchProtection", """
                        {"allowedBranches": "refs/heads/main, refs/heads/release/*", "ensureProtectionOfBranch": "false",
                         "allowUnknownStatusBranch": "false"}"""));

        assertThat(made.checks()).containsOnlyKeys("checks-production.yaml");
        assertThat(made.checks().get("checks-production.yaml")).isEqualTo("""
                # Checks of production in azure-pipelines.yml, brought over by `slipway import`. Whoever owns the environment applies them:
                #   slipway policy --environment production --apply checks-production.yaml
                version: 1
                checks:
                  branches: ["main", "release/**"]
                  windows:
                    - {days: [mon-wed, fri], from: "09:00", to: "16:30", zone: Europe/Berlin}
                """);
        assertThat(made.notImported()).extracting(NotImported::what).noneMatch(what -> what.contains("check"));
    }

    @Test
    void thePolicyIsOneThatSlipwayTakes() throws IOException {
        Import made = made(task("evaluatebusinesshours", """
                {"businessDays": "Monday", "timeZone": "UTC", "startTime": "00:00", "endTime": "24:00"}"""));

        Checks checks = PolicyDocument.read(Files.writeString(
                        directory.resolve("p.yaml"), made.checks().get("checks-production.yaml")))
                .checks();

        assertThat(checks.windows()).singleElement().hasToString("mon 00:00-24:00 UTC");
    }

    @Test
    void aRequestBecomesOneWithWhatIsKnownAndMarksWhatIsNot() throws IOException {
        Import made = made("""
                {"type": {"name": "Task Check"}, "timeout": 1440,
                 "settings": {"displayName": "Change", "retryInterval": 5,
                   "definitionRef": {"id": "9c3e8943-130d-4c78-ac63-8af81df62dfb", "name": "InvokeRESTAPI", "version": "1.220.0"},
                   "inputs": {"connectedServiceNameSelector": "connectedServiceName", "connectedServiceName": "itsm",
                     "method": "GET", "urlSuffix": "change/state", "waitForCompletion": "false",
                     "successCriteria": "eq(root['result']['state'], 'approved')"}}}""");

        assertThat(made.checks().get("checks-production.yaml")).endsWith("""
                checks:
                  request:
                    url: "https://example.com/change/state" # fill in, the address of the service connection itsm
                    field: "result.state"
                    passes: "approved"
                    refuses: rejected # fill in, the word that ends a release; Azure DevOps has none
                    every: 5m
                    for: 1440m
                """);
        Path file = Files.writeString(directory.resolve("p.yaml"), made.checks().get("checks-production.yaml"));
        assertThatThrownBy(() -> PolicyDocument.read(file))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly(
                                        "the line is still marked # fill in", "the line is still marked # fill in"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "eq(root['status'], 'approved')         | status | approved",
                "eq(root.result.state, 'ok')            | result.state | ok",
                " eq( root['a']['b'] , 'c d' ) | a.b | c d",
                "eq(jsonpath('$.status')[0], 'ok')      | - | ",
                "ne(root['status'], 'closed')           | - | ",
                "and(eq(root['a'], 'b'), eq(1, 1))      | - | ",
                "eq(root['a.b'], 'c')                   | - | ",
                "                                       | - | ",
            })
    void whatIsWantedOfAnAnswerIsReadWhereItIsOneField(String criterion, String field, String word) {
        assertThat(Criterion.of(criterion == null ? "" : criterion))
                .isEqualTo(
                        Map.entry(field.equals("-") ? Optional.empty() : Optional.of(field), word == null ? "" : word));
    }

    @Test
    void anApprovalAndALockBecomeJenkinsConfiguration() throws IOException {
        Import made = made("""
                {"type": {"id": "8c6f20a7-a545-4486-9777-f762fafe0d4d", "name": "Approval"}, "timeout": 43200,
                 "settings": {"approvers": [{"displayName": "[Shop]\\\\Release Managers", "id": "1", "isContainer": true},
                     {"displayName": "Ada", "uniqueName": "ada@example.com", "id": "2"}],
                   "executionOrder": "anyOrder", "minRequiredApprovers": 0, "requesterCannotBeApprover": true,
                   "instructions": "Look at the figures first.", "blockedApprovers": []}}""", """
                {"type": {"name": "ExclusiveLock"}, "settings": {}, "timeout": 43200}""");

        assertThat(made.approvals().orElseThrow()).endsWith("""
                    environments:
                      - name: production
                        approval:
                          approvers: "group:Release Managers, ada@example.com" # fill in
                          everyApprover: true
                          timeoutMinutes: 43200
                        queue: latest
                """);
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("value.settings.instructions: Look at the figures first.");
    }

    @Test
    void aLockOfAPipelineThatReleasesInSequenceKeepsAll() throws IOException {
        Import made = madeOf("lockBehavior: sequential\n" + PIPELINE, """
                [{"type": {"name": "ExclusiveLock"}, "settings": {}, "timeout": 43200}]""");

        assertThat(made.approvals()).isEmpty();
    }

    @Test
    void whoseChecksAreGivenIsNotSaidToBeUnseen() throws IOException {
        assertThat(made().notImported())
                .extracting(NotImported::what)
                .noneMatch(what -> what.startsWith("approvals and checks of"));
        assertThat(Import.of(request(PIPELINE, Map.of())).notImported())
                .extracting(NotImported::what)
                .anyMatch(what -> what.startsWith("approvals and checks of Production"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "InvokeRESTAPI | {\"method\": \"POST\", \"waitForCompletion\": \"true\"}"
                        + " | a request of production by POST, which waits to be called back",
                "InvokeRESTAPI | {\"method\": \"POST\"} | a request of production by POST",
                "AzureFunction | {\"function\": \"f\"} | the check Shown of production",
                "evaluatebranchProtection | {\"allowedBranches\": \"refs/tags/*\"}"
                        + " | the tags or other references refs/tags/* of production",
                "evaluatebranchProtection | {\"allowedBranches\": \"*\", \"ensureProtectionOfBranch\": \"true\"}"
                        + " | that the branch is protected, before a release to production",
            })
    void whatHasNoCounterpartIsListed(String name, String inputs, String what) throws IOException {
        Import made = made(task(name, inputs));

        assertThat(made.notImported()).extracting(NotImported::what).contains(what);
        assertThat(made.checks()).isEmpty();
    }

    @Test
    void aSecondRequestAndWhatIsDisabledAreListed() throws IOException {
        String request = task("InvokeRESTAPI", "{\"method\": \"GET\", \"urlSuffix\": \"/a\"}");

        Import made = made(
                request,
                request,
                "{\"isDisabled\": true, " + task("AzureFunction", "{}").substring(1));

        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains("a second request of production", "the check Shown of production, which is disabled");
    }

    @Test
    void aZoneThatNobodyKnowsIsMarked() throws IOException {
        Import made = made(task("evaluatebusinesshours", """
                {"businessDays": "Monday", "timeZone": "Mars Standard Time", "startTime": "09:00", "endTime": "17:00"}"""));

        assertThat(made.checks().get("checks-production.yaml"))
                .contains("zone: UTC} # fill in, the zone is Mars Standard Time");
    }

    @Test
    void checksOfAnEnvironmentThatNothingDeploysToAreRefused() {
        assertThatThrownBy(() -> Import.of(request(PIPELINE, Map.of("Staging", file("[]")))))
                .isInstanceOf(SlipwayException.class)
                .hasMessage("the pipeline deploys to no environment Staging; it deploys to production");
    }

    @Test
    void gatesFiltersAndQueuesOfAClassicReleaseAreCarriedOver() throws IOException {
        Import made = Import.of(request("""
                {"name": "web", "environments": [{"name": "Prod",
                  "conditions": [
                    {"name": "_web", "conditionType": "artifact", "value": "{\\"sourceBranch\\":\\"release/*\\",\\"tags\\":[]}"},
                    {"name": "_web", "conditionType": "artifact", "value": "{\\"sourceBranch\\":\\"-hotfix\\",\\"tags\\":[]}"}],
                  "executionPolicy": {"concurrencyCount": 1, "queueDepthCount": 1},
                  "preDeploymentGates": {"gatesOptions": {"isEnabled": true, "timeout": 480, "samplingInterval": 15},
                    "gates": [{"tasks": [
                      {"taskId": "9c3e8943-130d-4c78-ac63-8af81df62dfb", "version": "1.*", "name": "Ask", "enabled": true,
                       "inputs": {"connectedServiceName": "itsm", "method": "GET", "urlSuffix": "?id=$(Release.ReleaseId)"}},
                      {"taskId": "x", "name": "Query work items", "enabled": true, "inputs": {"queryId": "1"}}]}]},
                  "postDeploymentGates": {"gatesOptions": {"isEnabled": true},
                    "gates": [{"tasks": [{"taskId": "y", "name": "Query Azure Monitor alerts", "enabled": true}]}]},
                  "deployPhases": [{"workflowTasks": []}]}]}
                """, Map.of()));

        assertThat(made.checks().get("checks-prod.yaml")).endsWith("""
                checks:
                  branches: ["release/**"]
                  request:
                    url: "https://example.com?id=$(Release.ReleaseId)" # fill in, the address of the service connection itsm
                    passes: "approved" # fill in
                    refuses: rejected # fill in, the word that ends a release; Azure DevOps has none
                    every: 15m
                    for: 480m
                """);
        assertThat(made.approvals().orElseThrow()).endsWith("""
                      - name: prod
                        queue: latest
                """);
        assertThat(made.notImported())
                .extracting(NotImported::what)
                .contains(
                        "the filter -hotfix of prod",
                        "the gate Query work items before prod",
                        "the gate Query Azure Monitor alerts after prod");
    }

    /** The table is that of the standard, as another library has it. */
    @Test
    void zonesAreThoseOfUnicode() {
        assertThat(WindowsZones.all()).hasSizeGreaterThan(130).allSatisfy((windows, zone) -> {
            assertThat(ZoneId.of(TimeZone.getIDForWindowsID(windows, "001")).getRules())
                    .isEqualTo(ZoneId.of(zone).getRules());
        });
    }

    private static String task(String name, String inputs) {
        return """
                {"id": 7, "version": 2, "type": {"id": "fe1de3ee-a436-41b4-bb20-f6eb4cb879a7", "name": "Task Check"},
                 "createdBy": {"displayName": "Ada", "id": "2"}, "createdOn": "2026-01-01T00:00:00Z",
                 "resource": {"type": "environment", "id": "5", "name": "Production"}, "timeout": 43200,
                 "settings": {"displayName": "Shown", "definitionRef": {"id": "1", "name": "%s", "version": "0.0.1"},
                   "inputs": %s}}""".formatted(name, inputs);
    }

    private Import made(String... checks) throws IOException {
        return Import.of(request(
                PIPELINE,
                Map.of(
                        "Production",
                        file("{\"count\": " + checks.length + ", \"value\": [" + String.join(", ", checks) + "]}"))));
    }

    private Import madeOf(String pipeline, String checks) throws IOException {
        return Import.of(request(pipeline, Map.of("Production", file(checks))));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("checks.json"), text);
    }

    private ImportRequest request(String pipeline, Map<String, Path> checks) throws IOException {
        Path file = Files.writeString(directory.resolve("azure-pipelines.yml"), pipeline);
        return new ImportRequest(file, List.of(), directory, Optional.of("web"), List.of(), checks);
    }
}
