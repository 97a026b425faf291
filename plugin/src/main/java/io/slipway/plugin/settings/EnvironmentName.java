package io.slipway.plugin.settings;

import hudson.util.FormValidation;
import io.slipway.plugin.Texts;
import java.util.regex.Pattern;

/** What an environment may be called: the rule is that of {@code slipway.schema.json}, and a test holds the two together. */
public final class EnvironmentName {

    static final Pattern RIGHT = Pattern.compile("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?");

    private EnvironmentName() {}

    public static boolean isRight(String name) {
        return name != null && RIGHT.matcher(name).matches();
    }

    /** For a form. */
    public static FormValidation check(String name) {
        return isRight(name)
                ? FormValidation.ok()
                : FormValidation.error(Texts.of(EnvironmentName.class, "wrong", name));
    }
}
