package io.slipway.nginx.rendering;

import freemarker.core.CommonTemplateMarkupOutputModel;

/** Text that is written in nginx's language already, or will be escaped for it. */
final class NginxText extends CommonTemplateMarkupOutputModel<NginxText> {

    NginxText(String plain, String markup) {
        super(plain, markup);
    }

    @Override
    public NginxOutputFormat getOutputFormat() {
        return NginxOutputFormat.INSTANCE;
    }
}
