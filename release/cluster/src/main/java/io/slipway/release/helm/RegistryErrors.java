package io.slipway.release.helm;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.regex.Pattern;

/** Turns what a registry says when it does not take a chart into a problem with a way out. */
public final class RegistryErrors {

    /** The status in words: its number alone may be part of a port or a digest. */
    private static final Pattern WANTS_LOGIN =
            Pattern.compile("(?i)status code 40[13]\\b|unauthorized|forbidden|denied|credential");

    private RegistryErrors() {}

    public static SlipwayException of(String text, PushRequest request) {
        Problem problem = Problem.of("the registry did not take the chart: " + HelmErrors.plain(text))
                .at(request.registry().toString());
        if (WANTS_LOGIN.matcher(text).find()) {
            return SlipwayException.missing(problem.fix("log in with helm registry login"));
        }
        if (text.contains("HTTP response to HTTPS client")) {
            return SlipwayException.missing(problem.fix("the registry has no TLS: add --plain-http"));
        }
        return SlipwayException.missing(
                problem.fix("check the registry's address, its certificate and the network connection to it"));
    }
}
