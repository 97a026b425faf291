package io.slipway.release.importing;

import java.util.Locale;
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
            "publishbuildartifacts",
            "publishpipelineartifact",
            "downloadbuildartifacts",
            "downloadpipelineartifact",
            "copyfiles",
            "archivefiles",
            "extractfiles",
            "deletefiles",
            "cache");

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
        if (task.isPresent()) {
            task(task.get(), step.at("inputs"), step);
        } else if (step.at("template").isThere()) {
            pipeline.leave(
                    step.place(),
                    "the template " + step.at("template").text().orElse(""),
                    "import it by itself if it deploys; templates are not followed");
        } else {
            for (String kind : new String[] {"script", "bash", "pwsh", "powershell"}) {
                step.at(kind).text().ifPresent(script -> script(script, step));
            }
        }
    }

    /** A task of a pipeline or of a classic release; the latter may be known by its inputs alone. */
    void task(String name, Yaml inputs, Yaml where) {
        String plain = name.replaceFirst("@.*", "").replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
        boolean replaces = plain.equals("replacetokens")
                || inputs.at("tokenPrefix").isThere()
                || inputs.at("tokenPattern").isThere();
        if (replaces) {
            new ReplaceTokensTask(pipeline, inputs, where.place()).read();
        } else if (plain.equals("helmdeploy") || inputs.at("releaseName").isThere()) {
            if (!inputs.at("command").text().orElse("upgrade").matches("package|login|logout|save|ls|version")) {
                HelmTask.read(pipeline, environment, inputs, where.place());
            }
        } else if (plain.equals("npm")) {
            script(
                    "npm "
                            + inputs.at("customCommand")
                                    .text()
                                    .or(() -> inputs.at("command").text())
                                    .orElse("install"),
                    where);
        } else if (plain.matches("bash|cmdline|powershell|pwsh")) {
            script(inputs.at("script").text().orElse(""), where);
        } else if (plain.equals("docker")) {
            pipeline.leave(
                    where.place(),
                    "task " + name,
                    "the Jenkinsfile that slipway init writes builds and pushes the image");
        } else if (!NEEDLESS.contains(plain)) {
            pipeline.leave(where.place(), "task " + name, "put a stage into the Jenkinsfile if it is still needed");
        }
    }

    private void script(String script, Yaml where) {
        Matcher base = BASE_HREF.matcher(script);
        if (base.find()) {
            pipeline.set("basePath", base.group(1).replaceFirst("/*$", "/"));
        }
        Matcher build = BUILD.matcher(script);
        boolean known = false;
        if (build.find()) {
            String command = build.group().strip();
            pipeline.set(
                    "build", command.startsWith("ng ") || command.startsWith("vite ") ? "npx " + command : command);
            known = true;
        }
        if (script.matches("(?s).*\\b(npm ci|npm install|yarn install|pnpm install)\\b.*")) {
            known = true;
        }
        if (!known) {
            String line = script.strip().lines().findFirst().orElse("");
            pipeline.leave(
                    where.place(),
                    "the script '" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'",
                    "put a stage into the Jenkinsfile if it is still needed");
        }
    }
}
