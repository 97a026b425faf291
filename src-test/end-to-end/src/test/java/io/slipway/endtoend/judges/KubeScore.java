package io.slipway.endtoend.judges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real kube-score, with its defaults. */
final class KubeScore {
    /** Its grade of a warning; a critical finding is graded lower, what may be improved higher. */
    private static final int WARNING = 5;

    private KubeScore() {}

    /** Something that kube-score says of an object, as a warning or worse. */
    record Finding(String rule, String object, String comments) {}

    static List<Finding> of(String manifests) throws IOException {
        Files.createDirectories(Repository.TARGET);
        Path file = Files.createTempFile(Repository.TARGET, "judged-", ".yaml");
        Files.writeString(file, manifests);
        // It ends with 1 where it finds something, and with an empty answer where it cannot read the file.
        Finished scored = Finished.of(
                GoProgram.KUBE_SCORE.in(UserCache.directory()).toString(),
                "score",
                "--output-format=json",
                file.toString());
        Files.delete(file);
        JsonNode objects = new ObjectMapper().readTree(scored.output());
        if (!objects.isArray() || objects.isEmpty()) {
            throw new AssertionError(scored.seen());
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode object : objects) {
            for (JsonNode check : object.path("checks")) {
                if (!check.path("skipped").asBoolean() && check.path("grade").asInt() <= WARNING) {
                    findings.add(new Finding(
                            check.path("check").path("id").asText(),
                            object.path("object_name").asText(),
                            check.path("comments").toString()));
                }
            }
        }
        return findings;
    }
}
