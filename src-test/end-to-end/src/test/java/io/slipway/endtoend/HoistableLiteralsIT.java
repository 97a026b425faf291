package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.initcontainer.contexts.ScriptLiterals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule by which strings give their place to expressions, held against a parser on code that other people wrote. */
class HoistableLiteralsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 2_000_000;

    @Test
    void everyLiteralThatMayBeHoistedIsAnExpression() throws Exception {
        Path input = Files.createTempFile(Repository.TARGET, "literals-", ".txt");
        try (Stream<Path> files = Files.walk(GeneratedApp.modules());
                var out = Files.newBufferedWriter(input)) {
            for (Path file : (Iterable<Path>) files.filter(HoistableLiteralsIT::isScript)::iterator) {
                var literals = ScriptLiterals.of(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (literals.isPresent()) {
                    List<List<Integer>> allowed = literals.get().stream()
                            .filter(literal -> !literal.isDenied())
                            .map(literal -> List.of(literal.start(), literal.end()))
                            .toList();
                    out.write(JSON.writeValueAsString(Map.of("file", file.toString(), "allowed", allowed)));
                    out.write('\n');
                }
            }
        }
        JsonNode result =
                JSON.readTree(Finished.in(GeneratedApp.DIRECTORY, List.of("sh", "-c", "node literals.mjs < " + input))
                        .expectSuccess());
        Files.delete(input);

        assertThat(result.path("unsafe")).isEmpty();
        assertThat(result.path("files").asInt()).isGreaterThan(2000);
        double denied =
                1 - result.path("allowed").asDouble() / result.path("literals").asDouble();
        assertThat(denied).isLessThan(0.01);
    }

    private static boolean isScript(Path file) {
        String name = file.toString();
        return (name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".cjs"))
                && Files.isRegularFile(file)
                && file.toFile().length() < LARGEST;
    }
}
