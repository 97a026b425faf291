package io.slipway.nginx.proxy;

import io.slipway.nginx.problems.Checks;

/**
 * How nginx makes sure that an https service is the one that it should be.
 *
 * @param verified whether its certificate is checked
 * @param caFile certificates of those who may have signed it, PEM, where nginx runs
 */
public record Tls(boolean verified, String caFile) {

    private static final String OF_THE_SYSTEM = "/etc/ssl/certs/ca-certificates.crt";

    /** Signed by one of those whom the system trusts. */
    public static Tls ofSystem() {
        return new Tls(true, OF_THE_SYSTEM);
    }

    void check(Checks checks, String location, boolean secure) {
        checks.filePath(location + ".caFile", caFile);
        checks.require(
                caFile.equals(OF_THE_SYSTEM) || verified && secure,
                location + ".caFile",
                "a CA file is of no use where no certificate is checked",
                "leave it out, or let the address begin with https and the certificate be checked");
    }
}
