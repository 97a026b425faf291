package io.slipway.initcontainer.keeping;

import io.slipway.initcontainer.hashes.Sha256;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What tells a file from one with other bytes: its size, and its SHA-256 in hexadecimal. */
record FileHash(long size, String sha256) {
    static FileHash of(File file) throws IOException {
        Sha256 sha256 = new Sha256();
        try (FileInputStream in = new FileInputStream(file);
                OutputStream out = sha256.through(OutputStream.nullOutputStream())) {
            return new FileHash(in.transferTo(out), sha256.hex());
        }
    }
}
