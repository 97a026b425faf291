package io.slipway.nginx.rendering;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes every value of a template so that it cannot leave the double quotes that it stands in: {@code "[=value]"}.
 *
 * <p>Between double quotes nginx knows three things: the backslash, the closing quote, and the dollar of a variable. The
 * first two are escaped. The third has no escape and is refused, and so are control characters.
 */
final class NginxOutputFormat extends CommonMarkupOutputFormat<NginxText> {

    static final NginxOutputFormat INSTANCE = new NginxOutputFormat();

    private NginxOutputFormat() {}

    @Override
    public String getName() {
        return "nginx";
    }

    @Override
    public String getMimeType() {
        return "text/plain";
    }

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) throws TemplateModelException {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' || Character.isISOControl(c)) {
                throw new TemplateModelException("a value holds a character that nginx cannot be given");
            }
            if (c == '\\' || c == '"') {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected NginxText newTemplateMarkupOutputModel(String plain, String markup) {
        return new NginxText(plain, markup);
    }
}
