package io.slipway.release.importing;

import java.util.Map;

/** Reads an exported classic release definition: its stages are called environments and are the environments. */
final class ReleaseDefinition {

    private final AzurePipeline pipeline;

    ReleaseDefinition(AzurePipeline pipeline) {
        this.pipeline = pipeline;
    }

    void read(Yaml root) {
        scope(root, pipeline.shared());
        for (Yaml stage : root.at("environments").items()) {
            AzureEnvironment environment =
                    pipeline.environment(stage.at("name").text().orElse("environment"));
            AzureScope scope = new AzureScope();
            scope(stage, scope);
            environment.scopes().add(scope);
            new AzureApprovals(pipeline).read(environment.name(), stage);
            new AzureChecks(pipeline, environment.name()).readStage(stage);
            for (Yaml phase : stage.at("deployPhases").items()) {
                for (Yaml task : phase.at("workflowTasks").items()) {
                    if ("false".equals(task.at("enabled").text().orElse(""))) {
                        pipeline.skip(
                                task.place(),
                                "the task " + task.at("name").text().orElse("") + ", which is disabled",
                                "nothing, unless it is needed");
                        task.account();
                    } else {
                        new Steps(pipeline, java.util.Optional.of(environment))
                                .task(task.at("name").text().orElse("").replace('.', ' '), task.at("inputs"), task);
                    }
                }
            }
        }
    }

    private void scope(Yaml where, AzureScope scope) {
        where.at("variableGroups").items().forEach(id -> id.text().ifPresent(number -> scope.group(groupOf(number))));
        for (Map.Entry<String, Yaml> entry : where.at("variables").entries().entrySet()) {
            scope.variable(VariableGroups.variable(entry.getKey(), entry.getValue()));
        }
    }

    /** The export has the number of a group alone; its name is in the export of the groups. */
    private String groupOf(String number) {
        return pipeline.setting("group " + number, "group-" + number);
    }
}
