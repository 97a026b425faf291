package io.slipway.release.importing;

import io.slipway.initcontainer.tokens.JsonQuote;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes approvals and queues as the plugin reads them from Jenkins' configuration as code. */
final class JenkinsEnvironments {

    private JenkinsEnvironments() {}

    /** Nothing where nobody has to agree, and all that waits may go. */
    static Optional<String> write(AzurePipeline pipeline, String source) {
        Map<String, StringBuilder> environments = new LinkedHashMap<>();
        pipeline.approvals()
                .forEach(approval -> environments
                        .computeIfAbsent(approval.environment(), JenkinsEnvironments::named)
                        .append(approval(approval)));
        pipeline.latest()
                .forEach(name -> environments
                        .computeIfAbsent(name, JenkinsEnvironments::named)
                        .append("        queue: latest\n"));
        if (environments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("""
            # Approvals of %s for Jenkins' configuration as code, brought over by `slipway import`.
            # Approvers are named as in Azure DevOps; Jenkins wants the IDs of its security realm.
            unclassified:
              slipway:
                environments:
            """.formatted(source) + String.join("", environments.values()));
    }

    private static StringBuilder named(String environment) {
        return new StringBuilder("      - name: " + environment + "\n");
    }

    private static String approval(ImportedApproval approval) {
        // A comma ends a name there.
        String approvers = approval.approvers().stream()
                .map(name -> name.replaceAll("[,\\s]+", " ").strip())
                .collect(Collectors.joining(", "));
        return "        approval:\n"
                + "          approvers: " + JsonQuote.quote(approvers) + " # fill in\n"
                + (approval.everyApprover() ? "          everyApprover: true\n" : "")
                + (approval.requesterMayApprove() ? "          requesterMayApprove: true\n" : "")
                + approval.timeoutMinutes()
                        .map(minutes -> "          timeoutMinutes: " + minutes + "\n")
                        .orElse("");
    }
}
