package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.initcontainer.source.BuildCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** How one application of a workspace is built, by Angular's builders or by what else Nx runs. */
final class WorkspaceBuild {

    private WorkspaceBuild() {}

    /** @param command that is run, with the scripts behind it */
    static Build of(
            Path workspace,
            Workspace.Tool tool,
            Application application,
            JsonNode manifest,
            BuildCommand command,
            SortedMap<String, String> replaced)
            throws IOException {
        String run = tool.build(application.name());
        if (tool == Workspace.Tool.ANGULAR || AngularBuild.builds(application)) {
            return AngularBuild.of(workspace, application, command, run, replaced);
        }
        Path directory = workspace.resolve(application.root());
        return ScriptBuild.isVite(directory)
                ? vite(application, ScriptBuild.ofVite(directory, manifest, command), command, run)
                : other(application, command, run);
    }

    /** Vite counts paths from the project, Nx from the workspace. */
    private static Build vite(Application application, Build build, BuildCommand command, String run) {
        ObjectNode options = BuildOptions.of(application.build(), command);
        String output = options.has("outputPath")
                ? resolved(application, options.path("outputPath").asText())
                : Path.of(application.root())
                        .resolve(build.output())
                        .normalize()
                        .toString();
        return new Build(
                build.framework(),
                run,
                output,
                options.path("base").asText(build.basePath()),
                Path.of(application.root()).resolve(build.settingsFile()).toString(),
                List.of(),
                build.unknown(),
                build.notes());
    }

    private static Build other(Application application, BuildCommand command, String run) {
        ObjectNode options = BuildOptions.of(application.build(), command);
        Set<Unknown> unknown = EnumSet.noneOf(Unknown.class);
        String declared = application.build().path("outputs").path(0).asText("");
        if (!options.has("outputPath") && (declared.isEmpty() || declared.contains("{options"))) {
            unknown.add(Unknown.OUTPUT);
            declared = "dist/" + application.root();
        }
        String byDefault = declared;
        return new Build(
                application.builder().isEmpty() ? "Nx" : "Nx with " + application.builder(),
                run,
                resolved(application, options.path("outputPath").asText(byDefault)),
                options.path("baseHref").asText(""),
                "",
                List.of(),
                unknown,
                List.of());
    }

    private static String resolved(Application application, String path) {
        return path.replace("{workspaceRoot}/", "")
                .replace("{projectRoot}", application.root())
                .replace("{projectName}", application.name());
    }
}
