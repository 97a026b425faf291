package io.slipway.release.importing;

import io.slipway.release.checks.Days;
import io.slipway.release.importing.ImportedChecks.Hours;
import io.slipway.release.importing.ImportedChecks.Request;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the checks of an environment: those that Azure DevOps keeps beside a YAML pipeline, as its REST API lists them, and the
 * gates, filters and queue settings of a classic release.
 *
 * @see <a href="https://learn.microsoft.com/en-us/rest/api/azure/devops/approvalsandchecks/check-configurations/list">Check
 *     Configurations - List</a>
 */
final class AzureChecks {

    private static final String REST = "invokerestapi";
    private static final String TASK_REST = "9c3e8943-130d-4c78-ac63-8af81df62dfb";
    private static final int HOURS = 8 * 60;
    private static final Pattern BRANCH = Pattern.compile("\"sourceBranch\"\\s*:\\s*\"([^\"]+)\"");
    private static final String NO_COUNTERPART =
            "a request or a query of the environment's policy, or a stage in the Jenkinsfile";

    private final AzurePipeline pipeline;
    private final String environment;

    AzureChecks(AzurePipeline pipeline, String environment) {
        this.pipeline = pipeline;
        this.environment = environment;
    }

    /** @param file what the REST API answers, with {@code $expand=settings} */
    void read(Path file) {
        Yaml root = Yaml.read(file);
        List<Yaml> checks = root.items().isEmpty() ? root.at("value").items() : root.items();
        root.at("count").account();
        for (Yaml check : checks) {
            List.of("type", "resource").forEach(key -> check.at(key).account());
            check(check);
        }
        UnreadKeys.list(root, pipeline);
    }

    private void check(Yaml check) {
        Yaml settings = check.at("settings");
        String type = check.at("type").peek("name").toLowerCase(Locale.ROOT);
        if ("true".equals(check.at("isDisabled").text().orElse(""))) {
            skip(
                    check,
                    "the check " + title(check) + " of " + environment + ", which is disabled",
                    "nothing, unless it is needed");
            return;
        }
        switch (type) {
            case "approval" -> new AzureApprovals(pipeline).check(environment, settings, check.at("timeout"));
            case "exclusivelock" -> exclusiveLock(check);
            default -> task(check, settings);
        }
    }

    /** Releases go one at a time here in any case. Unless the pipeline says otherwise, the newest of the waiting goes. */
    private void exclusiveLock(Yaml check) {
        check.at("timeout").account();
        if (!pipeline.setting("lockBehavior", "").equalsIgnoreCase("sequential")) {
            pipeline.latest().add(environment);
        }
    }

    private void task(Yaml check, Yaml settings) {
        Yaml definition = settings.at("definitionRef");
        String name = definition.peek("name").toLowerCase(Locale.ROOT);
        definition.account();
        Yaml inputs = settings.at("inputs");
        switch (name) {
            case "evaluatebusinesshours" -> {
                check.at("timeout").account();
                hours(inputs);
            }
            case "evaluatebranchprotection" -> {
                check.at("timeout").account();
                branches(inputs);
            }
            case REST ->
                request(
                        check,
                        inputs,
                        settings.at("retryInterval").text().flatMap(AzureChecks::number),
                        check.at("timeout").text().flatMap(AzureChecks::number));
            default -> skip(check, "the check " + title(check) + " of " + environment, NO_COUNTERPART);
        }
    }

    private void hours(Yaml inputs) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : inputs.at("businessDays").text().orElse("").split(",")) {
            Days.parse(day).ifPresent(days::addAll);
        }
        String from = time(inputs.at("startTime"), "00:00");
        String to = time(inputs.at("endTime"), "24:00");
        String zone = inputs.at("timeZone").text().orElse("UTC");
        if (!days.isEmpty()) {
            checks().windows().add(new Hours(days, from, to, zone));
        }
    }

    /** {@code 9:00} and {@code 09:00:00} mean {@code 09:00}. */
    private static String time(Yaml part, String otherwise) {
        Matcher time = Pattern.compile("(\\d{1,2}):(\\d{2})(?::\\d{2})?")
                .matcher(part.text().orElse(""));
        return time.matches() ? "%02d:%s".formatted(Integer.parseInt(time.group(1)), time.group(2)) : otherwise;
    }

    private void branches(Yaml inputs) {
        for (String branch : inputs.at("allowedBranches").text().orElse("").split(",")) {
            branch(branch.strip(), inputs.at("allowedBranches"));
        }
        Yaml protection = inputs.at("ensureProtectionOfBranch");
        if (protection.text().filter("true"::equalsIgnoreCase).isPresent()) {
            inputs.at("allowUnknownStatusBranch").account();
            pipeline.skip(
                    protection.place(),
                    "that the branch is protected, before a release to " + environment,
                    "the rules for the branch where the repository is; Slipway does not ask for them");
        }
        inputs.at("allowUnknownStatusBranch").text();
    }

    /** A star stands for slashes too in Azure DevOps. */
    private void branch(String name, Yaml place) {
        String plain = name.replaceFirst("^refs/heads/", "");
        if (plain.startsWith("refs/") || plain.startsWith("-")) {
            pipeline.skip(
                    place.place(),
                    (plain.startsWith("-") ? "the filter " : "the tags or other references ") + name + " of "
                            + environment,
                    "list the branches that may be released there in its policy");
        } else if (!plain.isEmpty() && !plain.equals("*")) {
            checks().branches().add(plain.replaceAll("\\*+", "**"));
        }
    }

    private void request(Yaml place, Yaml inputs, Optional<Integer> every, Optional<Integer> patience) {
        String method = inputs.at("method").text().orElse("GET");
        boolean callback = inputs.at("waitForCompletion")
                .text()
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String connection = Optional.of(inputs.at("connectedServiceName").text().orElse(""))
                .filter(name -> !name.isEmpty())
                .or(() -> inputs.at("serviceConnection").text())
                .orElse("");
        List.of("connectedServiceNameSelector", "connectedServiceNameARM", "genericService")
                .forEach(key -> inputs.at(key).text());
        Request asked = new Request(
                connection,
                inputs.at("urlSuffix").text().orElse(""),
                inputs.at("successCriteria").text().orElse(""),
                every.filter(minutes -> minutes > 0),
                patience.filter(minutes -> minutes > 0).orElse(HOURS));
        if (!method.equalsIgnoreCase("GET") || callback) {
            skip(
                    place,
                    "a request of " + environment + " by " + method
                            + (callback ? ", which waits to be called back" : ""),
                    "an address that answers a GET with one of two words, as a request of the environment's policy");
        } else if (checks().request().isPresent()) {
            skip(
                    place,
                    "a second request of " + environment,
                    "one address that knows both answers; a policy has one request");
        } else {
            checks().request(asked);
        }
    }

    /** Of a stage of a classic release. */
    void readStage(Yaml stage) {
        for (String gates : List.of("preDeploymentGates", "postDeploymentGates")) {
            gates(gates, stage.at(gates));
        }
        for (Yaml condition : stage.at("conditions").items()) {
            if (condition.peek("conditionType").equals("artifact")) {
                Matcher branch = BRANCH.matcher(condition.at("value").text().orElse(""));
                if (branch.find()) {
                    condition.account();
                    branch(branch.group(1), condition);
                }
            }
        }
        Yaml policy = stage.at("executionPolicy");
        String waiting = policy.peek("queueDepthCount");
        // None is the most: all go, one after the other.
        if (policy.peek("concurrencyCount").equals("1") && waiting.matches("[01]")) {
            policy.account();
            if (waiting.equals("1")) {
                pipeline.latest().add(environment);
            }
        }
    }

    private void gates(String which, Yaml where) {
        Yaml options = where.at("gatesOptions");
        boolean before = which.equals("preDeploymentGates");
        boolean disabled = options.peek("isEnabled").equals("false");
        for (Yaml gate : where.at("gates").items()) {
            for (Yaml task : gate.at("tasks").items()) {
                String name = task.at("name").text().orElse("");
                boolean rest = task.peek("taskId").equalsIgnoreCase(TASK_REST);
                if (disabled || task.peek("enabled").equals("false")) {
                    skip(
                            task,
                            "the gate " + name + " of " + environment + ", which is disabled",
                            "nothing, unless it is needed");
                } else if (rest && before) {
                    task.at("taskId").account();
                    request(
                            task,
                            task.at("inputs"),
                            options.at("samplingInterval").text().flatMap(AzureChecks::number),
                            options.at("timeout").text().flatMap(AzureChecks::number));
                } else {
                    skip(
                            task,
                            "the gate " + name + (before ? " before " : " after ") + environment,
                            before
                                    ? NO_COUNTERPART
                                    : "after, a query of the environment's policy, or slipway release --verify URL");
                }
            }
        }
    }

    private ImportedChecks checks() {
        return pipeline.checks(environment);
    }

    private void skip(Yaml place, String what, String instead) {
        pipeline.skip(place.place(), what, instead);
        place.account();
    }

    private static String title(Yaml check) {
        String shown = check.at("settings").peek("displayName");
        return shown.isEmpty() ? check.at("type").peek("name") : shown;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
