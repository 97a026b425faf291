package io.slipway.endtoend.cluster;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the parts of one cluster know each other by; all of it is in files, none on a command line.
 *
 * @param token of the one user, who may do everything
 * @param tokenFile that tells the API server this token
 * @param signingKey of the tokens of service accounts
 * @param verifyingKey of the same
 */
record Credentials(String token, Path tokenFile, Path signingKey, Path verifyingKey) {

    static Credentials make(WorkDirectory directory) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        KeyPair keys = keys();
        return new Credentials(
                token,
                directory.write("tokens.csv", token + ",admin,admin,system:masters\n"),
                directory.write(
                        "service-accounts.key",
                        pem("PRIVATE KEY", keys.getPrivate().getEncoded())),
                directory.write(
                        "service-accounts.pub",
                        pem("PUBLIC KEY", keys.getPublic().getEncoded())));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body);
    }

    /** The kubeconfig of that user. */
    Path kubeconfig(WorkDirectory directory, int port, Path authority) {
        return directory.write("kubeconfig", """
                apiVersion: v1
                kind: Config
                current-context: slipway-test
                contexts:
                  - name: slipway-test
                    context: {cluster: slipway-test, user: admin}
                clusters:
                  - name: slipway-test
                    cluster:
                      server: https://127.0.0.1:%d
                      certificate-authority: %s
                users:
                  - name: admin
                    user: {token: "%s"}
                """.formatted(port, authority, token));
    }
}
