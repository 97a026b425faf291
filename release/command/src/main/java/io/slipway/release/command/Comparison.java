package io.slipway.release.command;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** What {@code diff} compares with what, which follows from the options that are given. */
enum Comparison {
    RELEASE(List.of(), "", List.of()),
    PACKAGED(
            List.of(Comparison.FROM_CHART, Comparison.FROM_APP),
            "compares packaged versions without a cluster",
            List.of("--kubeconfig", "--context", Comparison.FROM, Comparison.ROLLBACK_OPTION)),
    PROMOTION(
            List.of(Comparison.FROM),
            "compares with the version that runs in the other environment",
            List.of("--version", Comparison.ROLLBACK_OPTION)),
    ROLLBACK(
            List.of(Comparison.ROLLBACK_OPTION),
            "compares revisions as the cluster keeps them",
            List.of("--version", "--image-digest", "--chart", "--variables-file", "--set"));

    static final String FROM_CHART = "--from-chart";
    static final String FROM_APP = "--from-app";
    static final String FROM = "--from";
    static final String ROLLBACK_OPTION = "--rollback";
    static final String REVISION = "--revision";

    /** Options that mean nothing without another one. */
    private static final Map<String, Comparison> PARTS = new TreeMap<>(Map.of(
            "--from-version",
            PACKAGED,
            "--from-kubeconfig",
            PROMOTION,
            "--nginx-image-digest",
            PROMOTION,
            REVISION,
            ROLLBACK));

    private final List<String> switches;
    private final String reason;
    private final List<String> excluded;

    Comparison(List<String> switches, String reason, List<String> excluded) {
        this.switches = switches;
        this.reason = reason;
        this.excluded = excluded;
    }

    /** @throws SlipwayException (usage) when the options contradict each other */
    static Comparison of(ParseResult typed) {
        Comparison chosen = Stream.of(PACKAGED, PROMOTION, ROLLBACK)
                .filter(comparison -> comparison.switches.stream().anyMatch(typed::hasMatchedOption))
                .findFirst()
                .orElse(RELEASE);
        chosen.refuseWhatItExcludes(typed);
        chosen.refusePartsOfOthers(typed);
        return chosen;
    }

    private void refuseWhatItExcludes(ParseResult typed) {
        for (String option : excluded) {
            if (typed.hasMatchedOption(option)) {
                String own = switches.stream()
                        .filter(typed::hasMatchedOption)
                        .findFirst()
                        .orElseThrow();
                throw SlipwayException.usage(
                        Problem.of(option + " and " + own + " exclude each other: " + own + " " + reason)
                                .at(option)
                                .fix("leave out " + option + ", or " + own));
            }
        }
    }

    private void refusePartsOfOthers(ParseResult typed) {
        PARTS.forEach((option, whole) -> {
            if (whole != this && typed.hasMatchedOption(option)) {
                String needed = String.join(" or ", whole.switches);
                throw SlipwayException.usage(Problem.of(option + " needs " + needed)
                        .at(option)
                        .fix("add " + needed + ", or leave out " + option));
            }
        });
    }
}
