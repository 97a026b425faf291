package io.slipway.release.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.Revision.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A revision with all that Helm keeps of it, in the Secret {@code sh.helm.release.v1.<release>.v<number>}: JSON, gzipped, in
 * base64 (and in base64 once more, as data of a Secret). Helm 3 and 4 write the same.
 *
 * <p>It is unpacked when it is asked for more than its labels tell: of ten that are kept, mostly one.
 */
public final class StoredRevision {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Unpacked. Helm's fit into the 1 MiB of a Secret; what is made to be unpacked could take all memory. */
    private static final int LARGEST = 64 << 20;

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Secret secret;
    private Optional<ObjectNode> unpacked;

    private StoredRevision(Secret secret, Optional<ObjectNode> unpacked) {
        this.secret = secret;
        this.unpacked = unpacked;
    }

    public static StoredRevision of(Secret secret) {
        return new StoredRevision(secret, Optional.empty());
    }

    public Secret secret() {
        return secret;
    }

    public synchronized ObjectNode json() {
        ObjectNode json = unpacked.orElseGet(() -> unpack(secret));
        unpacked = Optional.of(json);
        return json;
    }

    private static ObjectNode unpack(Secret secret) {
        try {
            byte[] once = Base64.getDecoder().decode(secret.getData().get("release"));
            byte[] packed = Base64.getDecoder().decode(new String(once, StandardCharsets.US_ASCII).strip());
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                byte[] json = in.readNBytes(LARGEST + 1);
                if (json.length > LARGEST) {
                    throw new IOException("it unpacks to more than " + LARGEST / (1 << 20) + " MiB");
                }
                if (JSON.readTree(json) instanceof ObjectNode release
                        && release.path("info").isObject()) {
                    return release;
                }
                throw new IOException("it holds no release");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(
                    secret, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Whoever may write Secrets in the namespace can put anything there. */
    private static SlipwayException unreadable(Secret secret, String why) {
        String name = secret.getMetadata().getName();
        String namespace = secret.getMetadata().getNamespace();
        return SlipwayException.failed(Problem.of("a revision that Helm keeps cannot be read: " + why)
                .at("secret " + namespace + "/" + name)
                .fix("see who wrote it; if nobody needs it: kubectl delete secret " + name + " --namespace "
                        + namespace));
    }

    /** The same revision in another state, ready to be put back. */
    public StoredRevision with(Status status, String description) {
        ObjectNode changed = json().deepCopy();
        ((ObjectNode) changed.get("info")).put("status", status.word()).put("description", description);
        return with(changed, status);
    }

    /** The same revision with another description, and some of its values replaced. */
    public StoredRevision with(String description, Map<String, Object> values) {
        ObjectNode changed = json().deepCopy();
        ((ObjectNode) changed.get("info")).put("description", description);
        ObjectNode config = changed.path("config") instanceof ObjectNode kept ? kept : changed.putObject("config");
        values.forEach((key, value) -> config.set(key, JSON.valueToTree(value)));
        return with(changed, status());
    }

    private StoredRevision with(ObjectNode changed, Status status) {
        Secret edited = secret.edit()
                .editMetadata()
                .addToLabels("status", status.word())
                .endMetadata()
                .addToData("release", pack(changed))
                .build();
        return new StoredRevision(edited, Optional.of(changed));
    }

    private static String pack(ObjectNode json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] once = Base64.getEncoder().encode(packed.toByteArray());
        return Base64.getEncoder().encodeToString(once);
    }

    public int number() {
        String version = secret.getMetadata().getLabels().get("version");
        if (version == null || !version.matches("\\d{1,9}")) {
            throw unreadable(secret, "its label version is " + (version == null ? "missing" : "'" + version + "'"));
        }
        return Integer.parseInt(version);
    }

    public Status status() {
        return Status.of(secret.getMetadata().getLabels().get("status"));
    }

    /** When Helm last changed it: when the operation that made it ended. */
    public Optional<Instant> changed() {
        return Optional.ofNullable(secret.getMetadata().getLabels().get("modifiedAt"))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }

    public String description() {
        return json().path("info").path("description").asText();
    }

    public String manifest() {
        return json().path("manifest").asText();
    }

    public String notes() {
        return json().path("info").path("notes").asText();
    }

    public JsonNode hooks() {
        return json().path("hooks");
    }

    public JsonNode chartMetadata() {
        return json().path("chart").path("metadata");
    }

    public Map<String, Object> values() {
        JsonNode config = json().path("config");
        return config.isObject() ? JSON.convertValue(config, MAP) : Map.of();
    }

    /** JSON is YAML: what Helm's loader takes for {@code Chart.yaml}. */
    public String chartYaml() {
        try {
            ObjectNode metadata = chartMetadata().deepCopy();
            // Their manifests are part of the whole; their charts were not stored.
            metadata.remove("dependencies");
            return JSON.writeValueAsString(metadata);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Revision toRevision() {
        JsonNode info = json().path("info");
        return new Revision(
                number(),
                status(),
                chartMetadata().path("name").asText(),
                chartMetadata().path("version").asText(),
                chartMetadata().path("appVersion").asText(),
                time(info.path("last_deployed").asText()),
                description(),
                values());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
