package io.slipway.release.importing;

import java.util.List;
import java.util.Optional;

/**
 * Who must agree before a release to an environment, as the plugin's configuration has it.
 *
 * @param environment its name in slipway.yaml
 * @param approvers users and groups as Azure DevOps names them, none twice
 * @param everyApprover whether one of them is not enough
 * @param requesterMayApprove whether who asks for a release may agree to it
 * @param timeoutMinutes after which it is too late; empty where the plugin's own limit holds
 */
record ImportedApproval(
        String environment,
        List<String> approvers,
        boolean everyApprover,
        boolean requesterMayApprove,
        Optional<Integer> timeoutMinutes) {

    ImportedApproval {
        approvers = List.copyOf(approvers);
    }
}
