package io.slipway.plugin.agent;

import java.io.Serializable;

/**
 * What a workspace is checked out at; a text is empty where nobody can tell.
 *
 * @param commit in full
 * @param remote address of the repository that it came from, without what one logs in with
 */
public record CheckedOut(String commit, String remote) implements Serializable {

    static final CheckedOut NOTHING = new CheckedOut("", "");
}
