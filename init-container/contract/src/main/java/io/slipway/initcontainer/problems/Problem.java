package io.slipway.initcontainer.problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is wrong, in the words a person needs: what, where, what was tried, what to do. Blanks around a part are cut
 * off, and characters that would steer a terminal are shown, so that {@link ProblemText} reads back what it wrote.
 */
public record Problem(String what, Optional<String> at, List<String> lookedIn, Optional<String> fix) {

    public Problem {
        what = TextPart.of(what);
        at = at.map(TextPart::of).filter(place -> !place.isEmpty());
        lookedIn = lookedIn.stream()
                .map(TextPart::of)
                .filter(place -> !place.isEmpty())
                .toList();
        fix = fix.map(TextPart::of).filter(remedy -> !remedy.isEmpty());
    }

    public static Problem of(String what) {
        return new Problem(what, Optional.empty(), List.of(), Optional.empty());
    }

    public Problem at(String place) {
        return new Problem(what, Optional.of(place), lookedIn, fix);
    }

    public Problem lookedIn(String... places) {
        return new Problem(what, at, List.of(places), fix);
    }

    public Problem fix(String remedy) {
        return new Problem(what, at, lookedIn, Optional.of(remedy));
    }

    /** The same problem at several places, as one that names the first of them. */
    static List<Problem> joined(List<Problem> problems) {
        Map<Problem, List<String>> places = new LinkedHashMap<>();
        for (Problem problem : problems) {
            Problem anywhere = new Problem(problem.what, Optional.empty(), problem.lookedIn, problem.fix);
            places.computeIfAbsent(anywhere, key -> new ArrayList<>()).add(problem.at.orElse(""));
        }
        List<Problem> joined = new ArrayList<>();
        places.forEach((problem, at) -> {
            int more = at.size() - 1;
            String rest = more == 0 ? "" : " and " + more + (more == 1 ? " more place" : " more places");
            joined.add(at.get(0).isEmpty() ? problem : problem.at(at.get(0) + rest));
        });
        return joined;
    }

    /** The form in which people read it, see {@link ProblemText}. */
    public String text(String subject) {
        return ProblemText.of(this, subject);
    }
}
