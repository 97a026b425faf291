package io.slipway.plugin;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jvnet.localizer.LocaleProvider;

/** What people read, in the language of who asks, from {@code Messages.properties} beside a class. */
public final class Texts {

    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** @param key after the class's simple name */
    public static String of(Class<?> owner, String key, Object... arguments) {
        Locale locale = LocaleProvider.getLocale();
        ResourceBundle messages = ResourceBundle.getBundle(
                owner.getPackageName() + ".Messages", locale, owner.getClassLoader(), ENGLISH_OTHERWISE);
        String text = messages.getString(owner.getSimpleName() + "." + key);
        return new MessageFormat(text, locale).format(arguments);
    }
}
