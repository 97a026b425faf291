package io.slipway.notifications;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read, from {@code Messages.properties}. Nobody's request asks for it, so it is in the language of the controller. */
final class Texts {

    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    static String of(String key, Object... arguments) {
        Locale locale = Locale.getDefault();
        ResourceBundle messages = ResourceBundle.getBundle(
                Texts.class.getPackageName() + ".Messages", locale, Texts.class.getClassLoader(), ENGLISH_OTHERWISE);
        return new MessageFormat(messages.getString(key), locale).format(arguments);
    }
}
