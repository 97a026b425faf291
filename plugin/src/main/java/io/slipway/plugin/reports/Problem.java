package io.slipway.plugin.reports;

import java.util.List;

/**
 * What was wrong, as slipway reports it.
 *
 * @param subject mostly the environment; empty when it is about none
 * @param location empty when unknown
 * @param fix empty when there is no advice
 */
public record Problem(String subject, String message, String location, List<String> lookedIn, String fix) {

    public Problem {
        lookedIn = List.copyOf(lookedIn);
    }

    /** In one line, for a build's result. */
    public String cause() {
        return subject.isEmpty() ? message : subject + ": " + message;
    }
}
