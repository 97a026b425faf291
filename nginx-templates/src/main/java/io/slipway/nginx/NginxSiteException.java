package io.slipway.nginx;

import io.slipway.nginx.problems.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a description, with everything that is wrong with it. */
public final class NginxSiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public NginxSiteException(List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
