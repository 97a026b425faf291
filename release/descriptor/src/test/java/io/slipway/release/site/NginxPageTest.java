package io.slipway.release.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.nginx.security.ContentSecurityPolicy;
import io.slipway.nginx.security.OfficeHosts;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.DescriptorReader;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.processes.Executable;
import io.slipway.release.variables.VariableScopes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about nginx: its examples are rendered and given to nginx, its table of keys is the schema's. */
class NginxPageTest {

    private static final Path PAGE = Path.of("../../docs/nginx.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEYS = Pattern.compile("(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", Pattern.DOTALL);

    private static final Pattern POLICY =
            Pattern.compile("(?<=<!-- policy -->\n).*?(?=<!-- /policy -->)", Pattern.DOTALL);

    static Stream<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE)).results().map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nginxTakesEveryExample(String example, @TempDir Path directory) throws IOException, InterruptedException {
        String environments = "environments: {acceptance: {host: addin.acc.example.com}}\n";
        Descriptor descriptor = DescriptorReader.read(
                Path.of("slipway.yaml"),
                "app: {name: addin, basePath: /addin/}\n" + example
                        + (example.contains("environments:") ? "" : environments));
        Environment environment = descriptor.environments().get("acceptance");
        String configuration = SiteConfiguration.of(
                        descriptor.in(environment),
                        environment,
                        VariableScopes.of(descriptor, environment, List.of(), Map.of(), Map.of()))
                .inPod()
                .replace("kube-dns.kube-system.svc.cluster.local", "127.0.0.1")
                .replace("/etc/company/ca.crt", "/etc/ssl/certs/ca-certificates.crt") // mounted in the cluster
                .replace("\"/tmp/", "\"" + directory + "/");
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        Path output = directory.resolve("output");
        new ProcessBuilder(
                        Executable.find("nginx").orElseThrow().toString(), "-t", "-e", "stderr", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(output)).contains("test is successful").doesNotContain("[warn]");
    }

    @Test
    void theTableOfKeysIsTheSchemas() throws IOException {
        StringBuilder table = new StringBuilder("| key | default | what it is |\n| --- | --- | --- |\n");
        JsonNode schema = schema();
        for (String part : List.of("nginx", "backEnds", "edge")) {
            rows(schema, part, schema.at("/$defs/" + part), table);
        }
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("golden.update")) {
            page = KEYS.matcher(page).replaceFirst(java.util.regex.Matcher.quoteReplacement(table.toString()));
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains("<!-- keys -->\n" + table + "<!-- /keys -->");
    }

    @Test
    void theTableOfThePolicyIsWhatIsSent() throws IOException {
        Map<String, List<String>> office =
                OfficeHosts.policy(OfficeHosts.FRAMING).directives();
        StringBuilder table =
                new StringBuilder("| directive | every app | preset `office` adds |\n| --- | --- | --- |\n");
        ContentSecurityPolicy.sameOrigin()
                .directives()
                .forEach((directive, sources) -> table.append("| `" + directive
                        + "` | " + code(sources) + " | "
                        + code(office.get(directive).stream()
                                .filter(source -> !sources.contains(source))
                                .toList())
                        + " |\n"));
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("golden.update")) {
            page = POLICY.matcher(page).replaceFirst(java.util.regex.Matcher.quoteReplacement(table.toString()));
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains("<!-- policy -->\n" + table + "<!-- /policy -->");
    }

    private static String code(List<String> sources) {
        return sources.stream().map(source -> "`" + source + "`").collect(Collectors.joining(" "));
    }

    private static void rows(JsonNode schema, String path, JsonNode node, StringBuilder table) {
        JsonNode map = node.has("items") ? node.get("items") : node;
        String prefix = node.has("items") ? path + "[]." : path + ".";
        map.path("properties").properties().forEach(property -> {
            JsonNode child = property.getValue();
            String words = child.path("enum").isMissingNode() ? "" : " One of " + words(child.get("enum")) + ".";
            if (child.has("properties")) {
                rows(schema, prefix + property.getKey(), child, table);
            } else {
                table.append("| `" + prefix + property.getKey() + "` | "
                        + (child.has("default") ? "`" + child.get("default").asText() + "`" : "") + " | "
                        + (child.path("description").asText() + words).strip() + " |\n");
            }
        });
    }

    private static String words(JsonNode values) {
        StringBuilder words = new StringBuilder();
        values.forEach(value -> words.append(words.isEmpty() ? "" : ", ").append('`' + value.asText() + '`'));
        return words.toString();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = DescriptorReader.class.getResourceAsStream("/io/slipway/release/slipway.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
