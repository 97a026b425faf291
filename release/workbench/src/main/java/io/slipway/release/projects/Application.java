package io.slipway.release.projects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An application of a workspace.
 *
 * @param name as the workspace names it
 * @param root its directory below the workspace's, empty for the workspace's own
 * @param sourceRoot the directory of its source below the workspace's
 * @param project what {@code angular.json} or {@code project.json} says about it
 * @param build the target that builds it; missing where the tools derive it from the bundler's configuration
 */
record Application(String name, String root, String sourceRoot, JsonNode project, JsonNode build) {

    /** The program that builds: Angular's builder, Nx's executor. */
    String builder() {
        return build.path("builder").asText(build.path("executor").asText(""));
    }

    /** A project with a target that builds it for a browser. */
    boolean isForBrowsers() {
        String builder = builder();
        boolean served = !builder.matches("@(nx|nrwl)/(js|node|next|nest|esbuild|expo|react-native|detox|plugin):.*")
                && !build.path("options").path("target").asText("").equals("node")
                && !build.path("options").path("platform").asText("").equals("node")
                && !builder.endsWith(":ng-packagr");
        return project.path("projectType").asText("application").equals("application")
                && !build.isMissingNode()
                && served;
    }
}
