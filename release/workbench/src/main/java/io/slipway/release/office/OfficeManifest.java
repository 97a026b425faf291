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
        /** The add-in only manifest. */
        XML("AppDomains", "<AppDomain>https://%s</AppDomain>"),
        /** The unified manifest for Microsoft 365. */
        JSON("validDomains", "\"%s\"");

        private final String domains;
        private final String entry;

        Format(String domains, String entry) {
            this.domains = domains;
            this.entry = entry;
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
