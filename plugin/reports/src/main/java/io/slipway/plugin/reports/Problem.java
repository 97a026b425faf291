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

    /** In one line with its place, for a build's result: the log that says more is folded. */
    public String cause() {
        String what = subject.isEmpty() ? message : subject + ": " + message;
        return location.isEmpty() ? what : what + " (at " + location + ")";
    }

    /** In one line with what to do about it; of its place the address, as the private file behind it is gone by then. */
    public String advice() {
        String place = location.replaceFirst(" \\(.*", "");
        String what = place.isEmpty() ? message : message + " (at " + place + ")";
        return fix.isEmpty() ? what : what + "; " + fix;
    }
}
