package io.slipway.nginx.rendering;

import freemarker.template.TemplateMethodModelEx;
import java.util.List;

/** Writes text for people into a page; what it returns is still escaped for nginx. */
final class Html implements TemplateMethodModelEx {

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) {
        return escape(String.valueOf(arguments.get(0)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
