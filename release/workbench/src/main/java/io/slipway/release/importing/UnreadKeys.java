package io.slipway.release.importing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Lists every key of a pipeline that nothing read, so that no part of it is lost without a word. Keys that mean nothing
 * outside Azure DevOps are written down here.
 */
final class UnreadKeys {

    /** Titles, identities, links and history: they change nothing that is run. */
    private static final Set<String> MEANINGLESS = Set.of(
            "displayname",
            "name",
            "stage",
            "job",
            "deployment",
            "id",
            "rank",
            "url",
            "_links",
            "links",
            "createdby",
            "createdon",
            "modifiedby",
            "modifiedon",
            "lastrelease",
            "isdeleted",
            "source",
            "revision",
            "description",
            "comment",
            "path",
            "owner",
            "badgeurl",
            "releasenameformat",
            "refname",
            "taskid",
            "version",
            "definitiontype",
            "isautomated",
            "isnotificationon",
            "approvaltype",
            "phasetype",
            "displaytype",
            "clean",
            "fetchdepth",
            "persistcredentials",
            "artifact",
            "artifactname",
            "publishlocation",
            "resourcetype",
            "alias",
            "timeout",
            "alwaysrun",
            "overrideinputs",
            "projectreference",
            "currentrelease",
            "allowoverride",
            // Of checks: which agent evaluates them, and what they are called.
            "defaultversion",
            "definitionref",
            "connectedservicenameselector",
            // Signing in again before one approves is the security realm's matter.
            "enforceidentityrevalidation");

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry(
                    "condition",
                    "put a when block around the stage in the Jenkinsfile, or a branch check on the environment"),
            Map.entry("conditions", "the order of the stages in the Jenkinsfile, with a when block for a filter"),
            Map.entry(
                    "lockbehavior",
                    "queue: latest of the environment in Jenkins' configuration for runLatest; Slipway releases one at a"
                            + " time"),
            Map.entry(
                    "strategy",
                    "a matrix block in the Jenkinsfile for a matrix; Slipway rolls out as a Deployment does"),
            Map.entry(
                    "dependson",
                    "the order of the stages in the Jenkinsfile; after under an environment says where its releases come"
                            + " from"),
            Map.entry("pool", "the agent of the Jenkinsfile, by its label"),
            Map.entry("demands", "the agent of the Jenkinsfile, by its label"),
            Map.entry("checkout", "a checkout step in the Jenkinsfile; Jenkins checks out the job's own repository"),
            Map.entry("timeoutinminutes", "options { timeout } in the Jenkinsfile; --timeout of slipway release"),
            Map.entry("continueonerror", "catchError in the Jenkinsfile"),
            Map.entry("retrycountontaskfailure", "retry in the Jenkinsfile"),
            Map.entry("executionpolicy", "queue of the environment in Jenkins' configuration: all or latest"),
            Map.entry("approvaloptions", "approval below the environment in Jenkins' configuration as code"),
            Map.entry("executionorder", "nothing: checks are asked before people are, and again when a release begins"),
            Map.entry("gatesoptions", "a check of the environment, which is asked again until it holds"),
            Map.entry("on", "a post block of the stage in the Jenkinsfile; Slipway rolls back a release that fails"),
            Map.entry("tags", "nothing, or the tags of the image in the Jenkinsfile"),
            Map.entry("matrix", "a matrix block in the Jenkinsfile"),
            Map.entry("increments", "replicas of the environment: Slipway rolls out as a Deployment does"),
            Map.entry("schedules", "the triggers of the Jenkins job"),
            Map.entry("triggers", "the triggers of the Jenkins job"),
            Map.entry("resources", "further checkouts in the Jenkinsfile"),
            Map.entry("container", "the agent of the Jenkinsfile"),
            Map.entry("services", "the agent of the Jenkinsfile"),
            Map.entry("env", "an environment block in the Jenkinsfile"),
            Map.entry("retentionpolicy", "the retention of the Jenkins job"),
            Map.entry("queueid", "the agent's label in the Jenkinsfile"),
            Map.entry("deploymentinput", "the agent's label in the Jenkinsfile"),
            Map.entry("instructions", "the text of slipwayApproval in the Jenkinsfile, or a page that it links to"),
            Map.entry("linkedvariablegroup", "credentialsId of the request, and --check-credentials"),
            Map.entry("headers", "credentialsId of the request: a token, or a user and a password"),
            Map.entry("body", "the address of the request, which is asked by GET"),
            Map.entry("artifacts", "the copy of an artifact in the Jenkinsfile, unless the same job builds it"));

    private final Set<Node> read;
    private final AzurePipeline pipeline;

    private UnreadKeys(Set<Node> read, AzurePipeline pipeline) {
        this.read = read;
        this.pipeline = pipeline;
    }

    static void list(Yaml root, AzurePipeline pipeline) {
        UnreadKeys unread = new UnreadKeys(root.read(), pipeline);
        root.node().ifPresent(node -> unread.below("", "", new Yaml(root.file(), Optional.of(node), root.read())));
    }

    static boolean isMeaningless(String key) {
        return MEANINGLESS.contains(key.toLowerCase(Locale.ROOT));
    }

    private void below(String path, String key, Yaml part) {
        Node node = part.node().orElseThrow();
        boolean ofTask = path.contains("inputs.");
        if (!key.isEmpty() && !ofTask && isMeaningless(key) || isEmpty(node) || isDefault(key, node)) {
            return;
        }
        if (!key.isEmpty() && noneRead(node)) {
            if (hasMeaning(node)) {
                pipeline.skip(
                        part.place(),
                        path + value(node),
                        INSTEAD.getOrDefault(
                                key.toLowerCase(Locale.ROOT),
                                "nothing, or a step in the Jenkinsfile if it is still needed"));
            }
            return;
        }
        part.entries().forEach((name, value) -> below(path.isEmpty() ? name : path + "." + name, name, value));
        part.items().forEach(item -> below(path, "", item));
    }

    /** What holds where nothing is said. */
    private static boolean isDefault(String key, Node node) {
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "checkout" -> value.equals("self");
            case "enabled" -> value.equals("true");
            case "condition" -> value.equals("succeeded()");
            case "executionorder" -> value.equals("beforeGates");
            default -> key.endsWith("InMinutes") && value.equals("0");
        };
    }

    /** A map of titles alone says nothing. */
    private boolean hasMeaning(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .anyMatch(tuple -> !(tuple.getKeyNode() instanceof ScalarNode key && isMeaningless(key.getValue()))
                            && hasMeaning(tuple.getValueNode()));
        }
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().anyMatch(this::hasMeaning)
                : !isEmpty(node);
    }

    private boolean noneRead(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream().allMatch(tuple -> noneRead(tuple.getValueNode()));
        }
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().allMatch(this::noneRead)
                : !read.contains(node);
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                ? scalar.getValue().isBlank() || scalar.getValue().equals("null")
                : node instanceof MappingNode mapping
                        ? mapping.getValue().isEmpty()
                        : ((SequenceNode) node).getValue().isEmpty();
    }

    private static final Pattern CREDENTIAL = Pattern.compile("(?i).*(password|secret|token|key|credential).*");

    /** A value that may be a credential is not repeated. */
    private static String value(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        String text = scalar.getValue().strip().lines().findFirst().orElse("");
        boolean shown = !CREDENTIAL.matcher(text).matches() && text.length() <= 80;
        return shown ? ": " + text : "";
    }
}
