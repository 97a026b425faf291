package io.slipway.plugin.settings;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.slipway.plugin.Names;
import io.slipway.plugin.Texts;
import java.time.ZoneId;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the fields of {@link EnvironmentChecks} have to look like: only who may configure the environment is told, and each refusal is
 * a text of that class.
 */
enum CheckField {
    FILLED("filled", value -> !value.isEmpty()),
    URL("url", matching("https?://\\S+")),
    /** A local date with a time. */
    MOMENT("moment", matching("\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?")),
    /** A time of day, or empty. */
    TIME("time", matching("(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)?")),
    /** A number, or empty. */
    NUMBER("number", matching("([+-]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?)?")),
    ZONE("zone", value -> ZoneId.getAvailableZoneIds().contains(value));

    private final String refusal;
    private final Predicate<String> fits;

    CheckField(String refusal, Predicate<String> fits) {
        this.refusal = refusal;
        this.fits = fits;
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** Whether what stands in the field fits it. */
    FormValidation check(Item item, String value) {
        Access.toConfigure(item).check();
        return fits.test(Names.trimmed(value))
                ? FormValidation.ok()
                : FormValidation.error(Texts.of(EnvironmentChecks.class, refusal));
    }
}
