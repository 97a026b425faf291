package io.slipway.initcontainer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileReplacementsTest {
    private static final String ANGULAR = """
            { // as the CLI writes it
              "projects": {"a": {"architect": {
                "build": {
                  "configurations": {
                    "production": {"fileReplacements": [{"replace": "src/e.ts", "with": "src/e.prod.ts"}],},
                    "staging": {"fileReplacements": [{"replace": "./src/e.ts", "with": "./src/e.staging.ts"}]}
                  },
                  %s
                },
                "test": {"options": {"fileReplacements": [{"replace": "src/t.ts", "with": "src/u.ts"}]}}
              }}}
            }""";

    @TempDir
    private Path source;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ng build                                  | src/e.prod.ts
            npm run build                             | src/e.prod.ts
            npx --no -- ng build -c staging           | src/e.staging.ts
            ng build --configuration=staging,other    | src/e.staging.ts
            npm run build:staging                     | src/e.staging.ts
            yarn stage                                | src/e.staging.ts
            ng build --configuration "staging"        | src/e.staging.ts
            """)
    void configurationThatIsBuiltDecides(String command, String read) throws IOException {
        write("angular.json", ANGULAR.formatted("\"defaultConfiguration\": \"production\","));
        write("package.json", """
                {"scripts": {"build": "ng build", "build:staging": "ng build -c staging", "stage": "npm run build:staging"}}""");

        assertThat(FileReplacements.of(source, command)).isEqualTo(Map.of("src/e.ts", read));
    }

    @Test
    void olderWorkspaceIsBuiltForProductionOnlyWhereTheCommandSaysSo() throws IOException {
        write("angular.json", ANGULAR.formatted(""));

        assertThat(FileReplacements.of(source, "ng build")).isEmpty();
        assertThat(FileReplacements.of(source, "ng build --prod")).containsEntry("src/e.ts", "src/e.prod.ts");
    }

    @Test
    void projectsOfNxAreRead() throws IOException {
        write("apps/web/project.json", """
                {"name": "web", "targets": {"build": {"defaultConfiguration": "production", "configurations": {
                  "production": {"fileReplacements": [{"src": "apps/web/e.ts", "replaceWith": "apps/web/p.ts"}]}}}}}""");
        write("node_modules/x/project.json", "{}");

        assertThat(FileReplacements.of(source, "nx build web")).isEqualTo(Map.of("apps/web/e.ts", "apps/web/p.ts"));
    }

    @Test
    void brokenWorkspaceIsTheBuildsToRefuse() throws IOException {
        write("angular.json", "{ no");

        assertThat(FileReplacements.of(source, "")).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
