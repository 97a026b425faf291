package io.slipway.plugin.reports;

import java.net.URI;
import java.util.Locale;

/** What an agent says, before Jenkins keeps or shows it: an agent is not trusted. */
public final class Bounded {

    static final int LONGEST = 4000;

    private Bounded() {}

    /** At most 4,000 characters; an agent could send as many as it likes, and each record would keep them. */
    public static String text(String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The address of a web page, for a link; empty when it is another, such as {@code javascript:}. */
    public static String link(String text) {
        try {
            URI uri = URI.create(text(text).trim());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
            return web ? uri.toString() : "";
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
