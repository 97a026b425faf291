package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a stage of a classic release wants agreed before and after it. */
final class AzureApprovals {

    /** What Azure DevOps takes for no limit of its own: thirty days. */
    private static final int LONGEST = 30 * 24 * 60;

    private static final String AFTERWARDS =
            "a stage of the Jenkinsfile after slipwayRelease with an input step; approvals of Slipway come before a"
                    + " release";

    private final AzurePipeline pipeline;

    AzureApprovals(AzurePipeline pipeline) {
        this.pipeline = pipeline;
    }

    void read(String environment, Yaml stage) {
        before(environment, stage.at("preDeployApprovals"));
        for (Yaml approval : byHand(stage.at("postDeployApprovals"))) {
            pipeline.skip(approval.place(), "approval after the deployment by " + name(approval), AFTERWARDS);
            approval.account();
        }
    }

    private void before(String environment, Yaml where) {
        List<Yaml> approvals = byHand(where);
        if (approvals.isEmpty()) {
            return;
        }
        Set<String> approvers = new LinkedHashSet<>();
        Set<String> ranks = new LinkedHashSet<>();
        for (Yaml approval : approvals) {
            approvers.add(name(approval));
            ranks.add(approval.peek("rank"));
            approval.account();
        }
        Yaml options = where.at("approvalOptions");
        add(
                environment,
                approvers,
                options.at("requiredApproverCount"),
                ranks.size() > 1 ? Optional.of(where.at("approvals").place()) : Optional.empty(),
                is(options.at("releaseCreatorCanBeApprover")),
                options.at("timeoutInMinutes"));
        if (!is(options.at("autoTriggeredAndPreviousEnvironmentApprovedCanBeSkipped"))) {
            return;
        }
        pipeline.skip(
                options.at("autoTriggeredAndPreviousEnvironmentApprovedCanBeSkipped")
                        .place(),
                "no approval of " + environment + " where the same person approved the environment before",
                "nothing: Jenkins asks for each environment");
    }

    /** The approval that is kept beside a YAML pipeline. */
    void check(String environment, Yaml settings, Yaml timeout) {
        Set<String> approvers = new LinkedHashSet<>();
        for (Yaml approver : settings.at("approvers").items()) {
            Optional.of(identity(approver)).filter(name -> !name.isEmpty()).ifPresent(approvers::add);
            approver.account();
        }
        String order = settings.at("executionOrder").text().orElse("");
        for (Yaml blocked : settings.at("blockedApprovers").items()) {
            pipeline.skip(
                    blocked.place(),
                    "that " + identity(blocked) + " may not approve " + environment,
                    "name approvers of whom this person is none");
            blocked.account();
        }
        if (!approvers.isEmpty()) {
            add(
                    environment,
                    approvers,
                    settings.at("minRequiredApprovers"),
                    order.matches("inSequence|2")
                            ? Optional.of(settings.at("executionOrder").place())
                            : Optional.empty(),
                    !is(settings.at("requesterCannotBeApprover")),
                    timeout);
        }
    }

    /** @param ordered where it is written that they are asked one after the other */
    private void add(
            String environment,
            Set<String> approvers,
            Yaml count,
            Optional<Place> ordered,
            boolean requesterMayApprove,
            Yaml timeout) {
        int required = number(count).orElse(0);
        if (required > approvers.size()) {
            pipeline.skip(
                    count.place(),
                    required + " approvals before " + environment + " by " + String.join(", ", approvers),
                    "name as many people as approvers, with everyApprover: true; a group counts as one");
        } else if (required > 1 && required < approvers.size()) {
            pipeline.skip(
                    count.place(),
                    "that " + required + " of the approvers of " + environment + " are enough",
                    "everyApprover: true, as written, waits for all of them");
        }
        if (ordered.isPresent() && required != 1) {
            pipeline.skip(
                    ordered.get(),
                    "the order in which the approvers of " + environment + " are asked",
                    "nothing: Jenkins asks all of them at once");
        }
        pipeline.approvals()
                .add(new ImportedApproval(
                        environment,
                        new ArrayList<>(approvers),
                        required != 1 && approvers.size() > 1,
                        requesterMayApprove,
                        number(timeout).map(limit -> limit == 0 ? LONGEST : limit)));
    }

    /** An approval without a person is none. */
    private static List<Yaml> byHand(Yaml where) {
        return where.at("approvals").items().stream()
                .filter(approval -> !approval.peek("isAutomated").equals("true"))
                .filter(approval -> !name(approval).isEmpty())
                .toList();
    }

    /** A group by its name in its project; a user by what they sign in with, where the export has it. */
    private static String name(Yaml approval) {
        return identity(approval.at("approver"));
    }

    private static String identity(Yaml approver) {
        String shown = approver.peek("displayName").replaceFirst("^\\[[^]]*]\\\\", "");
        if (approver.peek("isContainer").equals("true")) {
            return "group:" + shown;
        }
        String unique = approver.peek("uniqueName");
        return unique.isEmpty() ? shown : unique;
    }

    private static boolean is(Yaml flag) {
        return flag.text().filter("true"::equals).isPresent();
    }

    private static Optional<Integer> number(Yaml part) {
        return part.text().filter(text -> text.matches("[0-9]{1,8}")).map(Integer::valueOf);
    }
}
