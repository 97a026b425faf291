package io.slipway.release.helm;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;

/** Turns what a registry says when it does not take a chart into a problem with a way out. */
final class RegistryErrors {

    private RegistryErrors() {}

    static SlipwayException of(String text, PushRequest request) {
        Problem problem = Problem.of("the registry did not take the chart: " + HelmErrors.plain(text))
                .at(request.registry().toString());
        if (text.matches("(?s).*(401|403|[Uu]nauthorized|denied).*")) {
            return SlipwayException.missing(problem.fix("log in with helm registry login"));
        }
        if (text.contains("HTTP response to HTTPS client")) {
            return SlipwayException.missing(problem.fix("the registry has no TLS: add --plain-http"));
        }
        return SlipwayException.missing(problem.fix("check the registry's address, its certificate and the way to it"));
    }
}
