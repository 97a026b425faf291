package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.hashes.HashForm;
import io.slipway.initcontainer.keeping.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What was published.
 *
 * @param kept what people should know about files of earlier releases; empty where none were asked for
 */
public record PublishResult(int files, int changed, long bytes, String digest, Optional<String> kept) {

    /** The same site with files of earlier releases in it. */
    PublishResult with(Kept earlier) {
        return earlier.isShared()
                ? new PublishResult(
                        files,
                        changed,
                        bytes,
                        HashForm.SHA1_HEX.of((digest + earlier.digest()).getBytes(StandardCharsets.US_ASCII)),
                        Optional.of(earlier.note()))
                : this;
    }
}
