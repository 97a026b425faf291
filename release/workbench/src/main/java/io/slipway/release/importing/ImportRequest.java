package io.slipway.release.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be brought over.
 *
 * @param pipeline a YAML pipeline or an exported release definition
 * @param variableGroups exports with the groups' values
 * @param directory of the app
 * @param name of the app; empty takes the release's or the package's
 * @param environments to add to those that the pipeline shows
 * @param checks what Azure DevOps' REST API lists of an environment's approvals and checks, by the environment's name
 */
public record ImportRequest(
        Path pipeline,
        List<Path> variableGroups,
        Path directory,
        Optional<String> name,
        List<String> environments,
        Map<String, Path> checks) {}
