package io.slipway.release.projects;

import java.util.List;

/**
 * How the app of one framework is built.
 *
 * @param framework for people
 * @param command that builds where package.json has no script for it
 * @param output the folder that holds index.html afterwards
 * @param basePath as the project says it, empty where it says nothing usable
 * @param settingsFile where values that differ by environment are best put
 * @param notes what a person should know
 */
record Build(
        String framework, String command, String output, String basePath, String settingsFile, List<String> notes) {}
