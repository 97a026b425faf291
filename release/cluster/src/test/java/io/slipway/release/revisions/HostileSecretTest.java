package io.slipway.release.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.release.problems.SlipwayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write Secrets in a namespace can write one that looks like a revision: it is reported and does no harm. */
class HostileSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "{}", "{\"info\": []}", "{\"info\": {", "", "[[[["})
    void whatIsNoReleaseIsTold(String json) throws IOException {
        assertTold(secret(packed(json), "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "aGVsbG8=", ""})
    void whatIsNotPackedIsTold(String data) {
        assertTold(secret(Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)), "1"));
    }

    /** Some 300 KB in the cluster. */
    @Tag("slow")
    @Test
    void whatUnpacksToAllOfTheMemoryIsTold() throws IOException {
        assertTold(secret(packed("{\"info\": {\"notes\": \"" + "a".repeat(200 << 20) + "\"}}"), "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999", "1\n"})
    void numberThatIsNoneIsTold(String version) throws IOException {
        Secret secret = secret(packed("{\"info\": {}}"), version);

        assertThatThrownBy(() -> StoredRevision.of(secret).number())
                .isInstanceOf(SlipwayException.class)
                .hasMessageStartingWith("a revision that Helm keeps cannot be read: its label version is '" + version);
    }

    private static void assertTold(Secret secret) {
        assertThatThrownBy(() -> StoredRevision.of(secret).toRevision())
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.problems().get(0).location()).contains("secret shop-acc/sh.helm.release.v1.shop.v1");
                    assertThat(e.problems().get(0).fix()).isPresent();
                })
                .hasMessageStartingWith("a revision that Helm keeps cannot be read: ");
    }

    private static String packed(String json) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        byte[] once = Base64.getEncoder().encode(packed.toByteArray());
        return Base64.getEncoder().encodeToString(once);
    }

    private static Secret secret(String data, String version) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName("sh.helm.release.v1.shop.v1")
                .withNamespace("shop-acc")
                .addToLabels("version", version)
                .addToLabels("status", "deployed")
                .endMetadata()
                .addToData("release", data)
                .build();
    }
}
