package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares whole configurations. {@code -Dgolden.update} writes them anew, to be read before they are committed. */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("names")
    void rendersAsReviewed(String name) throws IOException {
        String rendered = NginxTemplates.render(ExampleSites.byName().get(name));
        Path file = GOLDEN.resolve(name + ".conf");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, rendered);
        }

        assertThat(rendered).isEqualTo(Files.readString(file));
        assertThat(NginxTemplates.render(ExampleSites.byName().get(name))).isEqualTo(rendered);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nginxTakesIt(String name, @TempDir Path directory) throws IOException, InterruptedException {
        NginxSite site = ExampleSites.byName().get(name).toBuilder()
                .runDirectory(directory.toString())
                .dns(io.slipway.nginx.proxy.Dns.ofPod().asking("127.0.0.1").inNamespace("shop"))
                .build();
        Path file = directory.resolve("nginx.conf");
        Files.writeString(file, NginxTemplates.render(site));

        assertThat(Nginx.ask("-t", file).output())
                .contains("test is successful")
                .doesNotContain("warn");
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> found = files.map(file -> file.getFileName().toString().replace(".conf", ""))
                    .collect(Collectors.toSet());

            assertThat(found).isEqualTo(names());
        }
    }

    static Set<String> names() {
        return ExampleSites.byName().keySet();
    }
}
