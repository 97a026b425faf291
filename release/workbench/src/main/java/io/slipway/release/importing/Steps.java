package io.slipway.release.importing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the steps of a job. */
final class Steps {

    private static final Pattern BASE_HREF = Pattern.compile("--(?:base-href|base)[= ](/[^\\s\"']*)");
    private static final Pattern BUILD = Pattern.compile(
            "(?:npx |npm run |yarn |pnpm )*(?:ng build|vite build|npm run [a-z:-]*build[a-zA-Z:-]*|(?:yarn|pnpm)(?: run)? build)[^\\n&|;]*");

    /** Tasks that a Jenkins agent or Slipway makes needless. */
    private static final Set<String> NEEDLESS = Set.of(
            "nodetool",
            "usenode",
            "npmauthenticate",
            "helminstaller",
            "kubectlinstaller",
            "downloadbuildartifacts",
            "downloadpipelineartifact",
            "copyfiles",
            "archivefiles",
            "extractfiles",
            "deletefiles",
            "cache");

    /** Identities of tasks in classic releases, which have no names. */
    private static final Map<String, String> BY_ID = Map.of(
            "a8515ec8-7254-4ffd-912c-86772e2b5962", "replacetokens",
            "afa7d54d-537b-4dc8-b60a-e0eeea2c9a87", "helmdeploy");

    /** Authors whose tasks are meant where a task's full name is given. */
    private static final Pattern AUTHORS = Pattern.compile("qetza\\.replacetokens\\..*|[^.]+");

    private static final Pattern MADE_ELSEWHERE = Pattern.compile("^\\$\\(|^/");

    private final AzurePipeline pipeline;
    private final Optional<AzureEnvironment> environment;

    Steps(AzurePipeline pipeline, Optional<AzureEnvironment> environment) {
        this.pipeline = pipeline;
        this.environment = environment;
    }

    void read(Yaml steps) {
        steps.items().forEach(this::step);
    }

    private void step(Yaml step) {
        Optional<String> task = step.at("task").text();
        if ("false".equals(step.at("enabled").text().orElse(""))) {
            skip(step, "the step " + task.orElse("") + ", which is disabled", "nothing, unless it is needed");
        } else if (task.isPresent()) {
            task(task.get(), step.at("inputs"), step);
        } else if (step.at("template").isThere()) {
            skip(
                    step,
                    "the template " + step.at("template").text().orElse(""),
                    "import it by itself if it deploys; templates are not followed");
        } else {
            step.at("publish").text().ifPresent(this::published);
            Optional<String> directory = step.at("workingDirectory").text();
            for (String kind : new String[] {"script", "bash", "pwsh", "powershell"}) {
                step.at(kind).text().ifPresent(script -> script(script, directory, step));
            }
        }
    }

    /** A task of a pipeline or of a classic release. */
    void task(String name, Yaml inputs, Yaml where) {
        String id = where.at("taskId").text().orElse("");
        boolean classic = id.isEmpty() && !where.at("task").isThere();
        String byId = classic ? byInputs(inputs) : BY_ID.getOrDefault(id, "");
        String full = name.replaceFirst("@.*", "");
        String plain = byId.isEmpty() ? full.replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT) : byId;
        if (byId.isEmpty() && !AUTHORS.matcher(full).matches()) {
            skip(where, "task " + name, "put a stage into the Jenkinsfile if it is still needed");
            return;
        }
        switch (plain) {
            case "replacetokens" -> new ReplaceTokensTask(pipeline, inputs, where.place()).read();
            case "helmdeploy" -> helm(name, inputs, where);
            case "npm" -> npm(inputs, where);
            case "bash", "cmdline", "powershell", "pwsh" ->
                script(
                        inputs.at("script").text().orElse(""),
                        inputs.at("workingDirectory").text(),
                        where);
            case "publishbuildartifacts" -> inputs.at("PathtoPublish").text().ifPresent(this::published);
            case "publishpipelineartifact" ->
                inputs.at("targetPath")
                        .text()
                        .or(() -> inputs.at("path").text())
                        .ifPresent(this::published);
            case "docker" -> docker(name, inputs, where);
            case "azurekeyvault" -> keyVault(inputs, where);
            case "manualvalidation", "manualintervention" ->
                skip(
                        where,
                        "task " + name + ", which asks people",
                        "slipwayApproval in the Jenkinsfile, and approvers for the environment in Jenkins");
            default -> other(plain, name, where);
        }
    }

    /** An export without identities shows a task by its inputs alone. */
    private static String byInputs(Yaml inputs) {
        if (inputs.at("tokenPrefix").isThere() || inputs.at("tokenPattern").isThere()) {
            return "replacetokens";
        }
        return inputs.at("releaseName").isThere() ? "helmdeploy" : "";
    }

    private void other(String plain, String name, Yaml where) {
        if (NEEDLESS.contains(plain)) {
            where.at("inputs").account();
        } else {
            skip(where, "task " + name, "put a stage into the Jenkinsfile if it is still needed");
        }
    }

    private void helm(String name, Yaml inputs, Yaml where) {
        String command = inputs.at("command").text().orElse("upgrade");
        if (command.matches("upgrade|install")) {
            new HelmTask(pipeline, environment, where.place()).read(inputs);
        } else {
            skip(where, "task " + name + " (" + command + ")", "slipway package and slipway release do what is needed");
        }
    }

    private void npm(Yaml inputs, Yaml where) {
        String command = inputs.at("customCommand")
                .text()
                .or(() -> inputs.at("command").text())
                .orElse("install");
        inputs.at("command").text();
        script(
                "npm " + command,
                inputs.at("workingDir")
                        .text()
                        .or(() -> inputs.at("workingDirectory").text()),
                where);
    }

    /** The directory that is published is what the build writes. */
    private void published(String path) {
        if (!MADE_ELSEWHERE.matcher(path).find()) {
            String source = pipeline.setting("source", "");
            pipeline.set(
                    "output",
                    !source.isEmpty() && path.startsWith(source + "/") ? path.substring(source.length() + 1) : path);
        }
    }

    private void docker(String name, Yaml inputs, Yaml where) {
        inputs.at("repository")
                .text()
                .filter(repository -> repository.matches("[a-z0-9]+([._/-][a-z0-9]+)*"))
                .ifPresent(repository -> pipeline.set("image", repository));
        skip(
                where,
                "task " + name + " with the registry "
                        + inputs.at("containerRegistry").text().orElse("of its connection"),
                "the Jenkinsfile that slipway init writes builds and pushes the image; name the registry in image.repository");
    }

    /** Values of a vault are secrets: they are referred to, never written down. */
    private void keyVault(Yaml inputs, Yaml where) {
        String vault = inputs.at("KeyVaultName").text().orElse("");
        String filter = inputs.at("SecretsFilter").text().orElse("*");
        AzureScope scope = new AzureScope();
        for (String secret : filter.split(",")) {
            if (!secret.strip().equals("*")) {
                scope.variable(new AzureVariable(secret.strip(), "", true, where.place()));
            }
        }
        environment.ifPresent(found -> found.scopes().add(scope));
        skip(
                where,
                "the secrets " + filter + " of the key vault " + vault,
                "keep them in the vault, and let the cluster's secret store bring them into a Secret");
    }

    private void script(String script, Optional<String> directory, Yaml where) {
        Matcher base = BASE_HREF.matcher(script);
        if (base.find()) {
            pipeline.set("basePath", base.group(1).replaceFirst("/*$", "/"));
        }
        Matcher build = BUILD.matcher(script);
        boolean installs = script.matches("(?s).*\\b(npm ci|npm install|yarn install|pnpm install)\\b.*");
        boolean known = installs;
        if (build.find()) {
            String command = build.group().strip();
            pipeline.set("build", command.replaceFirst("^(npx )?(?=(ng|vite) )", "npx --no -- "));
            known = true;
        }
        if (known) {
            directory
                    .filter(path -> !MADE_ELSEWHERE.matcher(path).find() && !path.equals("."))
                    .ifPresent(path -> pipeline.set("source", path));
        }
        boolean helm = new HelmTask(pipeline, environment, where.place()).script(script);
        boolean more = script.strip().lines().filter(line -> !line.isBlank()).count() > 1;
        if (!known && !helm || more) {
            skip(
                    where,
                    (known || helm ? "the rest of the script '" : "the script '") + firstLine(script) + "'",
                    "put a stage into the Jenkinsfile if it is still needed");
        }
    }

    private static String firstLine(String script) {
        String line = script.strip().lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private void skip(Yaml where, String what, String instead) {
        pipeline.skip(where.place(), what, instead);
        where.account();
    }
}
