package io.slipway.release.command;

import io.slipway.release.problems.Problem;
import io.slipway.release.reports.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault that several environments share: it is reported once, with the names of all of them. Such are a token without a
 * value in every environment, a mark in {@code defaults}, and a cluster that two environments share and that does not
 * answer.
 */
final class SharedFault {

    /** Stands for the environment's name while problems are compared. */
    private static final String ANY = "\u0000";

    private SharedFault() {}

    /** The same findings, in their order, those of one fault as one at the place of the first. */
    static List<Finding> in(List<Finding> findings) {
        Map<Object, List<Finding>> faults = new LinkedHashMap<>();
        findings.forEach(finding ->
                faults.computeIfAbsent(key(finding), fault -> new ArrayList<>()).add(finding));
        return faults.values().stream().map(SharedFault::one).toList();
    }

    /** Equal for the same fault; what is about no environment is shared with nothing. */
    private static Object key(Finding finding) {
        if (finding.subject().isEmpty()) {
            return new Object();
        }
        Problem problem = finding.problem();
        Pattern name = name(finding.subject().get());
        return List.of(
                problem.message(),
                problem.location(),
                problem.lookedIn().stream().map(place -> anyIn(place, name)).toList(),
                problem.fix().map(fix -> anyIn(fix, name)));
    }

    private static Finding one(Collection<Finding> same) {
        Finding first = same.iterator().next();
        List<String> names = same.stream()
                .map(Finding::subject)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (names.size() < 2) {
            return first;
        }
        Problem problem = first.problem();
        List<String> further = names.subList(1, names.size());
        String others = String.join(", ", further);
        // Without a comma, which stands between the places that were looked in.
        String likewise = " (" + String.join(" and ", further) + " likewise)";
        Pattern name = name(names.get(0));
        List<String> lookedIn = problem.lookedIn().stream()
                .map(place -> place + (name.matcher(place).find() ? likewise : ""))
                .toList();
        Optional<String> fix =
                problem.fix().map(text -> text + (name.matcher(text).find() ? ", and likewise for " + others : ""));
        return Finding.about(
                String.join(", ", names), new Problem(problem.location(), problem.message(), lookedIn, fix));
    }

    private static Pattern name(String environment) {
        return Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(environment) + "(?![A-Za-z0-9-])");
    }

    private static String anyIn(String text, Pattern name) {
        return name.matcher(text).replaceAll(Matcher.quoteReplacement(ANY));
    }
}
