package io.slipway.plugin;

/** Text in a script that Jenkins runs. */
public final class GroovyText {

    private GroovyText() {}

    /** Between single quotes Groovy expands nothing; a backslash or a quote would end them. */
    public static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\r", "")
                        .replace("\n", "\\n")
                + "'";
    }
}
