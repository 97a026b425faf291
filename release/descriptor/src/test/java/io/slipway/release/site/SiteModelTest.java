package io.slipway.release.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.nginx.delivery.Caching;
import io.slipway.nginx.delivery.Compression;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.operations.Workers;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.routing.Listen;
import io.slipway.nginx.security.SecurityHeaders;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One language for a site: a key of the descriptor is a component of the nginx templates' model, with the same default. */
class SiteModelTest {

    private static final JsonNode SCHEMA = schema();

    static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of("/$defs/edge/properties", Edge.class, List.of()),
                Arguments.of("/$defs/backEnds/items/properties", BackEnd.class, List.of()),
                Arguments.of("/$defs/nginx/properties/caching/properties", Caching.class, List.of()),
                Arguments.of("/$defs/nginx/properties/compression/properties", Compression.class, List.of()),
                Arguments.of("/$defs/nginx/properties/headers/properties", SecurityHeaders.class, List.of()),
                Arguments.of("/$defs/nginx/properties/dns/properties", Dns.class, List.of()),
                Arguments.of("/$defs/nginx/properties/workers/properties", Workers.class, List.of()),
                // Java keeps the word to itself.
                Arguments.of("/$defs/nginx/properties/languages/properties", Languages.class, List.of("default")),
                // A site that is open has no such page.
                Arguments.of("/$defs/nginx/properties/maintenance/properties", Maintenance.class, List.of("closed")));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void keysAreTheComponentsOfTheModel(String pointer, Class<?> model, List<String> ofTheDescriptorAlone) {
        List<String> keys = new ArrayList<>();
        SCHEMA.at(pointer).fieldNames().forEachRemaining(keys::add);
        keys.removeAll(ofTheDescriptorAlone);

        assertThat(components(model)).containsAll(keys);
    }

    /** What stands at the top of {@code nginx} is a component of the site, of where it listens, or puts one together. */
    @ParameterizedTest
    @MethodSource("ofNginx")
    void soAreThoseOfNginx(String key) {
        assertThat(Stream.concat(
                        components(io.slipway.nginx.NginxSite.class).stream(), components(Listen.class).stream()))
                .contains(key);
    }

    static Stream<String> ofNginx() {
        List<String> keys = new ArrayList<>();
        SCHEMA.at("/$defs/nginx/properties").fieldNames().forEachRemaining(keys::add);
        // Choices from which the headers, the policy and the pod are made.
        keys.removeAll(List.of("preset", "office", "connect", "frameAncestors", "image"));
        return keys.stream();
    }

    static Stream<Arguments> defaults() {
        List<Arguments> defaults = new ArrayList<>();
        defaults("/$defs/nginx/properties", "nginx: {%s}", defaults);
        defaults("/$defs/edge/properties", "edge: {%s}", defaults);
        defaults("/$defs/backEnds/items/properties", "backEnds: [{path: /api, url: 'http://api', %s}]", defaults);
        return defaults.stream();
    }

    private static void defaults(String pointer, String descriptor, List<Arguments> defaults) {
        SCHEMA.at(pointer).properties().forEach(property -> {
            String name = property.getKey();
            if (property.getValue().has("properties")) {
                String beside = switch (name) {
                    case "languages" -> "names: [en], ";
                    case "maintenance" -> "closed: true, ";
                    case "signIn" -> "proxy: 'http://sign-in', ";
                    default -> "";
                };
                defaults(
                        pointer + "/" + name + "/properties",
                        descriptor.replace("%s", name + ": {" + beside + "%s}"),
                        defaults);
            } else if (property.getValue().has("default") && !name.equals("closed")) {
                defaults.add(Arguments.of(
                        descriptor.replace("%s", ""),
                        descriptor.replace(
                                "%s", name + ": " + property.getValue().get("default"))));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void aDefaultOfTheSchemaIsTheModels(String leftOut, String written) {
        assertThat(inPod(written)).isEqualTo(inPod(leftOut));
    }

    private static String inPod(String part) {
        Descriptor descriptor = DescriptorReader.read(
                Path.of("slipway.yaml"),
                "app: {name: addin}\n" + part + "\nenvironments: {acceptance: {host: a.example.com}}\n");
        Environment environment = descriptor.environments().get("acceptance");
        return SiteConfiguration.of(
                        descriptor.in(environment),
                        environment,
                        VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()))
                .inPod();
    }

    private static List<String> components(Class<?> model) {
        return Stream.of(model.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static JsonNode schema() {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/io/slipway/release/slipway.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
