package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environments that deployment jobs name: their approvals and checks are kept by Azure DevOps beside the pipeline, so that
 * nothing in its YAML says whether there are any.
 */
final class UnseenApprovals {

    private final Map<String, Place> environments = new LinkedHashMap<>();

    /** @param place where the pipeline names it */
    void of(String environment, Place place) {
        environments.putIfAbsent(environment, place);
    }

    /** Lists all of them once, at the place of the first. */
    void list(AzurePipeline pipeline) {
        environments.keySet().removeIf(name -> pipeline.checks().containsKey(AzurePipeline.label(name)));
        environments.values().stream()
                .findFirst()
                .ifPresent(place -> pipeline.skip(
                        place,
                        "approvals and checks of " + String.join(", ", environments.keySet())
                                + ", if Azure DevOps has any: they are not in the YAML",
                        "get them from its REST API (Check Configurations - List, with $expand=settings), and import"
                                + " again with --checks ENVIRONMENT=FILE; or write approval of the environment in"
                                + " Jenkins' configuration as code, and its checks with slipway policy --apply"));
    }
}
