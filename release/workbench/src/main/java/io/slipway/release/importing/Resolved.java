package io.slipway.release.importing;

/** What a variable of Azure DevOps is in one environment, once {@code $(other)} in it is followed. */
sealed interface Resolved {

    /** A value. */
    record Plain(String text) implements Resolved {}

    /** A secret, whose value Azure DevOps does not tell. */
    record Secret() implements Resolved {}

    /** A variable of the build that Jenkins gives by another name. */
    record FromProcess(String name) implements Resolved {}

    /** Nothing that can be written down. */
    record Unknown(String why) implements Resolved {}
}
