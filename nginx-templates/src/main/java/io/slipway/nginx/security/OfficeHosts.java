package io.slipway.nginx.security;

import java.util.List;

/** The hosts of Microsoft Office that an add-in meets. Lists of values, to be replaced where Microsoft changes them. */
public final class OfficeHosts {

    /** The hosts that frame a task pane. */
    public static final List<String> FRAMING = List.of(
            "https://*.officeapps.live.com",
            "https://*.office.com",
            "https://*.office365.com",
            "https://*.sharepoint.com",
            "https://*.cloud.microsoft",
            "https://onedrive.live.com",
            "https://outlook.live.com");

    /** The hosts that office.js and its parts are loaded from. */
    public static final List<String> SCRIPTS =
            List.of("https://appsforoffice.microsoft.com", "https://ajax.aspnetcdn.com", "https://*.cdn.office.net");

    /** The hosts that office.js talks to. */
    public static final List<String> CONNECTIONS = List.of(
            "https://appsforoffice.microsoft.com", "https://*.cdn.office.net", "https://*.events.data.microsoft.com");

    /** The hosts of Office's style sheets, and of the fonts and images that these name. */
    public static final List<String> STYLES =
            List.of("https://*.cdn.office.net", "https://static2.sharepointonline.com");

    private OfficeHosts() {}

    /** The policy of an add-in that the given hosts may frame. */
    public static ContentSecurityPolicy policy(List<String> framing) {
        return ContentSecurityPolicy.sameOrigin()
                .plus("script-src", SCRIPTS)
                .plus("style-src", STYLES)
                .plus("font-src", STYLES)
                .plus("img-src", STYLES)
                .plus("connect-src", CONNECTIONS)
                .plus("frame-ancestors", framing);
    }
}
