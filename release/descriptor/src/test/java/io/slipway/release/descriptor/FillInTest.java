package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillInTest {
    @TempDir
    private Path app;

    @Test
    void markIsNamedByItsKeyAndStopsItsOwnEnvironmentOnly() throws IOException {
        Files.writeString(app.resolve("slipway.yaml"), """
                app: {name: a}
                image:
                  repository: registry.example.com/a # fill in
                environments:
                  acceptance:
                    host: a.acc.example.com # fill in: ask operations
                  production:
                    host: a.example.com   # who would fill in this?
                    variables: {note: '# fill me in'}
                """);

        assertThat(marks("acceptance"))
                .containsExactly(
                        "image.repository is still marked # fill in",
                        "environments.acceptance.host is still marked # fill in");
        assertThat(marks("production")).containsExactly("image.repository is still marked # fill in");
    }

    private List<String> marks(String environment) {
        Descriptor descriptor = DescriptorReader.read(app);
        return FillIn.of(descriptor, descriptor.environments().get(environment)).stream()
                .map(Problem::message)
                .toList();
    }
}
