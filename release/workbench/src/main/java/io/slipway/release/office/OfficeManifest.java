package io.slipway.release.office;

import java.util.List;
import java.util.Optional;

/**
 * What an Office manifest says that can be checked against an environment, whichever of the two formats it is in.
 *
 * @param format that it is written in
 * @param id of the add-in; empty when the manifest has none
 * @param version of the manifest; empty when it has none
 * @param pages URLs that Office itself loads: pages, scripts, icons
 * @param links URLs that open in a browser of their own, such as the support page
 * @param domains that the add-in may show in its pane
 * @param resource the identifier of the web application, {@code api://host/id}
 */
record OfficeManifest(
        Format format,
        Optional<Located> id,
        Optional<Located> version,
        List<Located> pages,
        List<Located> links,
        List<Located> domains,
        Optional<Located> resource) {

    /** The two formats of Office manifests. */
    enum Format {
        /** The add-in only manifest; its schema gives each number five digits, so 65536 to 99999 are fine. */
        XML(
                "AppDomains",
                "<AppDomain>https://%s</AppDomain>",
                "(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){3}",
                "write four numbers of at most five digits each, without leading zeros, such as 1.4.0.0"),
        /** The unified manifest for Microsoft 365, of which the store makes one of the other kind: its limit holds here too. */
        JSON(
                "validDomains",
                "\"%s\"",
                "(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){2}",
                "write three numbers of at most five digits each, without leading zeros, such as 1.4.0");

        private final String domains;
        private final String entry;
        private final String version;
        private final String versionIs;

        Format(String domains, String entry, String version, String versionIs) {
            this.domains = domains;
            this.entry = entry;
            this.version = version;
            this.versionIs = versionIs;
        }

        /** Whether Office takes such a version in a manifest of this format. */
        boolean takes(String text) {
            return text.matches(version);
        }

        /** What a version must be, for people. */
        String versionIs() {
            return versionIs;
        }

        /** What the list of domains is called. */
        String domains() {
            return domains;
        }

        /** How a host is written in that list. */
        String entry(String host) {
            return entry.formatted(host);
        }
    }
}
