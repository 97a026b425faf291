package io.slipway.release.projects;

/** What a project may not say in a form that can be read without running it; a person fills it in. */
public enum Unknown {
    COMMAND,
    OUTPUT,
    BASE_PATH
}
