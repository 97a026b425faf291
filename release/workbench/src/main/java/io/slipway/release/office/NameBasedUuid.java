package io.slipway.release.office;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** Makes the UUID that follows from another one and a name: version 5 of RFC 9562, section 5.5. */
final class NameBasedUuid {

    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private NameBasedUuid() {}

    /**
     * The same for the same two, another for any other.
     *
     * @param namespace a UUID; empty comes back where it is none
     */
    static Optional<String> of(String namespace, String name) {
        if (!namespace.matches(UUID_FORM)) {
            return Optional.empty();
        }
        UUID base = UUID.fromString(namespace);
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(base.getMostSignificantBits())
                    .putLong(base.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return Optional.of(new UUID(high, low).toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
