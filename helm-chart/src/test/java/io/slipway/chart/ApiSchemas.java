package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an API server would refuse by shape: unknown fields, wrong types, missing fields. The schemas are those of
 * Kubernetes, the Gateway API and Traefik; {@code src/test/schemas/refresh.py} says where from.
 */
final class ApiSchemas {
    /** Kinds of which nobody publishes a schema where we could take it from; golden files hold their shape. */
    private static final Set<String> WITHOUT_SCHEMA =
            Set.of("configuration.konghq.com/v1/KongConsumer", "configuration.konghq.com/v1/KongPlugin");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Kubernetes, ApiSchemas> READ = new HashMap<>();

    private final Map<String, Schema> kinds = new HashMap<>();

    private ApiSchemas(Kubernetes kubernetes) {
        read("kubernetes-" + kubernetes.minor());
        read("gateway-api");
        read("traefik");
    }

    static ApiSchemas of(Kubernetes kubernetes) {
        return READ.computeIfAbsent(kubernetes, ApiSchemas::new);
    }

    List<String> problems(Manifests manifests) {
        return manifests.all().stream()
                .flatMap(manifest -> problems(manifest).stream())
                .toList();
    }

    private List<String> problems(Map<String, Object> manifest) {
        String kind = manifest.get("apiVersion") + "/" + manifest.get("kind");
        if (WITHOUT_SCHEMA.contains(kind)) {
            return List.of();
        }
        if (!kinds.containsKey(kind)) {
            return List.of("no schema for " + kind);
        }
        List<Error> errors = kinds.get(kind).validate(JSON.<JsonNode>valueToTree(manifest));
        return errors.stream()
                .map(error -> kind + " " + at(manifest, "metadata", "name") + ": " + error)
                .toList();
    }

    private void read(String name) {
        String resource = "/schemas/" + name + ".json";
        var stream = ApiSchemas.class.getResourceAsStream(resource);
        assertThat(stream).as(resource).isNotNull();
        ObjectNode document = (ObjectNode) JSON.readTree(stream);
        for (String kind : document.get("kinds").propertyNames()) {
            ObjectNode schema = document.deepCopy();
            schema.putArray("allOf").addObject().put("$ref", "#/kinds/" + kind.replace("/", "~1"));
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
            kinds.put(kind, registry.getSchema(schema));
        }
    }
}
