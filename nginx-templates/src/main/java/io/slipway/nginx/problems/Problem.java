package io.slipway.nginx.problems;

/**
 * One thing that is wrong with a description.
 *
 * @param location the setting, for example {@code apps[0].basePath}
 * @param message what is wrong, with the value quoted
 * @param fix what to do about it
 */
public record Problem(String location, String message, String fix) {

    /** The form in which a person reads it, without a subject of its own. */
    public String render() {
        return "slipway: nginx: " + message + "\n  at " + location + "\n  fix: " + fix;
    }
}
