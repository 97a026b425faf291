package io.slipway.release.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a YAML pipeline: stages, jobs, steps, and {@code variables} at each of the first two. */
final class PipelineYaml {

    private static final Pattern EXPRESSION = Pattern.compile("(?s).*\\$(\\{\\{|\\[).*");

    private final AzurePipeline pipeline;
    private final UnseenApprovals approvals = new UnseenApprovals();

    PipelineYaml(AzurePipeline pipeline) {
        this.pipeline = pipeline;
    }

    void read(Yaml root) {
        variables(root.at("variables"), pipeline.shared());
        if (root.at("extends").isThere()) {
            pipeline.skip(
                    root.at("extends").place(),
                    "the template that the pipeline extends",
                    "import that by itself; templates are not followed");
            parts(root.at("extends").at("parameters"));
            root.at("extends").account();
        }
        for (String key : List.of("trigger", "pr", "schedules")) {
            if (root.at(key).isThere()) {
                pipeline.skip(root.at(key).place(), key, "set the triggers of the Jenkins job");
                root.at(key).account();
            }
        }
        root.at("parameters").items().forEach(parameter -> parameter(parameter));
        parts(root);
        approvals.list(pipeline);
    }

    /** Stages, jobs and steps: of a pipeline, or what it hands to a template by these names. */
    private void parts(Yaml where) {
        for (Yaml stage : where.at("stages").items()) {
            if (stage.at("template").isThere()) {
                template(stage);
            }
            stage(stage);
        }
        where.at("jobs").items().forEach(job -> job(job, Optional.empty(), new AzureScope()));
        new Steps(pipeline, Optional.empty()).read(where.at("steps"));
    }

    private void parameter(Yaml parameter) {
        pipeline.skip(
                parameter.place(),
                "the parameter " + parameter.at("name").text().orElse("") + ", read with its default",
                "a parameter of the Jenkins job, if people still choose it");
        parameter.account();
    }

    private void stage(Yaml stage) {
        AzureScope scope = new AzureScope();
        variables(stage.at("variables"), scope);
        stage.at("jobs").items().forEach(job -> job(job, stage.at("stage").text(), scope));
    }

    private void job(Yaml job, Optional<String> stage, AzureScope scope) {
        if (job.at("template").isThere()) {
            template(job);
            return;
        }
        Optional<AzureEnvironment> environment = environment(job, stage);
        AzureScope own = new AzureScope();
        variables(job.at("variables"), own);
        environment.ifPresent(found -> found.scopes().addAll(List.of(scope, own)));
        Steps steps = new Steps(pipeline, environment);
        steps.read(job.at("steps"));
        for (Yaml strategy : job.at("strategy").entries().values()) {
            for (Yaml phase : strategy.entries().values()) {
                steps.read(phase.at("steps"));
            }
        }
    }

    /** A deployment names its environment; its stage does where that name is worked out. */
    private Optional<AzureEnvironment> environment(Yaml job, Optional<String> stage) {
        if (!job.at("deployment").isThere()) {
            return releases(job) ? stage.or(() -> job.at("job").text()).map(pipeline::environment) : Optional.empty();
        }
        Yaml environment = job.at("environment");
        Optional<String> named = environment
                .text()
                .or(() -> environment.at("name").text())
                .map(name -> name.replaceFirst("\\..*", ""))
                .filter(name -> !name.contains("$"))
                .or(() -> stage)
                .or(() -> job.at("deployment").text());
        if (environment.isThere()) {
            named.ifPresent(name -> approvals.of(name, environment.place()));
        }
        return named.map(pipeline::environment);
    }

    /** A plain job that releases with Helm deploys to an environment too; its stage has the name. */
    private static boolean releases(Yaml job) {
        return job.at("steps").items().stream()
                .anyMatch(step -> step.peek("task").startsWith("HelmDeploy@")
                                && step.at("inputs").peek("command").matches("upgrade|install|")
                        || HelmTask.isIn(step.peek("script") + step.peek("bash")));
    }

    private void template(Yaml place) {
        pipeline.skip(
                place.place(),
                "the template " + place.at("template").text().orElse(""),
                "import it by itself if it deploys; templates are not followed");
        parts(place.at("parameters"));
        place.account();
    }

    private void variables(Yaml variables, AzureScope scope) {
        for (Yaml item : variables.items()) {
            Optional<String> name = item.at("name").text();
            item.at("group").text().ifPresent(scope::group);
            name.ifPresent(found -> variable(found, item.at("value"), scope));
            if (item.at("template").isThere()) {
                template(item);
            }
        }
        for (Map.Entry<String, Yaml> entry : variables.entries().entrySet()) {
            variable(entry.getKey(), entry.getValue(), scope);
        }
    }

    private void variable(String name, Yaml value, AzureScope scope) {
        String text = value.text().orElse("");
        if (EXPRESSION.matcher(text).matches()) {
            pipeline.skip(
                    value.place(),
                    "variable " + name + ", which is worked out: " + text,
                    "give it a value in each environment");
        } else {
            scope.variable(new AzureVariable(name, text, false, value.place()));
        }
    }
}
