package io.slipway.release.importing;

import io.slipway.initcontainer.tokens.JsonQuote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes approvals as the plugin reads them from Jenkins' configuration as code. */
final class JenkinsApprovals {

    private JenkinsApprovals() {}

    /** Nothing where nobody has to agree. */
    static Optional<String> write(List<ImportedApproval> approvals, String source) {
        if (approvals.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("""
            # Approvals of %s for Jenkins' configuration as code, brought over by `slipway import`.
            # Approvers are named as in Azure DevOps; Jenkins wants the IDs of its security realm.
            unclassified:
              slipway:
                environments:
            """.formatted(source)
                + approvals.stream().map(JenkinsApprovals::environment).collect(Collectors.joining()));
    }

    private static String environment(ImportedApproval approval) {
        // A comma ends a name there.
        String approvers = approval.approvers().stream()
                .map(name -> name.replaceAll("[,\\s]+", " ").strip())
                .collect(Collectors.joining(", "));
        return "      - name: " + approval.environment() + "\n"
                + "        approval:\n"
                + "          approvers: " + JsonQuote.quote(approvers) + " # fill in\n"
                + (approval.everyApprover() ? "          everyApprover: true\n" : "")
                + (approval.requesterMayApprove() ? "          requesterMayApprove: true\n" : "")
                + approval.timeoutMinutes()
                        .map(minutes -> "          timeoutMinutes: " + minutes + "\n")
                        .orElse("");
    }
}
