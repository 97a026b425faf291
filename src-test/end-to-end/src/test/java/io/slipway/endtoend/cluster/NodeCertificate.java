package io.slipway.endtoend.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** What the API server talks TLS with when it asks a node for logs, or for a way to a pod; it believes any certificate. */
record NodeCertificate(Path certificate, Path key) {
    private static final String PASSWORD = "of-no-use-to-anybody";

    static NodeCertificate make(WorkDirectory directory) {
        Path store = directory.file("node.p12");
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "RSA",
                            "-alias",
                            "node",
                            "-dname",
                            "CN=node",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.file("keytool.log").toFile())
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(directory.file("keytool.log")));
            }
            return read(store, directory);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificate for the nodes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        }
    }

    private static NodeCertificate read(Path store, WorkDirectory directory)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new NodeCertificate(
                directory.write(
                        "node.crt",
                        pem("CERTIFICATE", keys.getCertificate("node").getEncoded())),
                directory.write(
                        "node.key",
                        pem(
                                "PRIVATE KEY",
                                keys.getKey("node", PASSWORD.toCharArray()).getEncoded())));
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
