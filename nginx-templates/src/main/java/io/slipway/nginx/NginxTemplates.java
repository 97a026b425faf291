package io.slipway.nginx;

import io.slipway.nginx.delivery.MediaType;
import io.slipway.nginx.rendering.Templates;
import java.util.Map;

/** Renders a site into nginx's language. */
public final class NginxTemplates {

    private NginxTemplates() {}

    /** One complete configuration, usable as {@code nginx -c <file> -g 'daemon off;'}. */
    public static String render(NginxSite site) {
        return Templates.render("nginx.conf.ftl", Map.of("site", site, "mediaTypes", MediaType.all()));
    }
}
