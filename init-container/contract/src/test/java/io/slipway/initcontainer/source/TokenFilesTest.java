package io.slipway.initcontainer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFilesTest {
    @TempDir
    Path source;

    @BeforeEach
    void writeSource() throws IOException {
        for (String path : new String[] {
            "src/a.ts", "src/b.ts", "src/deep/c.ts", "src/[id].ts", "node_modules/x/a.ts", "dist/a.ts", ".env"
        }) {
            Path file = source.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#{a}#");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/*.ts | [src/[id].ts, src/a.ts, src/b.ts]",
                "src/{a,b}.ts | [src/a.ts, src/b.ts]",
                "**/a.ts | [src/a.ts]",
                "src/**/*.ts | [src/[id].ts, src/a.ts, src/b.ts, src/deep/c.ts]",
                "**/src/**/b.ts | [src/b.ts]",
                "**/**/.env | [.env]",
                "sr**/c.ts | [src/deep/c.ts]",
                "src/[id].ts | [src/[id].ts]",
                ".env | [.env]",
                "none | []"
            })
    void findsFilesByPatterns(String pattern, String expected) throws IOException {
        assertThat(new TokenFiles(source).matching(pattern).keySet()).hasToString(expected);
    }

    @Test
    void aPathMeansThatFileAlsoWhereToolsWrite() throws IOException {
        assertThat(new TokenFiles(source).matching("dist/a.ts")).containsOnlyKeys("dist/a.ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/{a", "b}.ts[", "[z-a]"})
    void refusesAPatternThatIsNotValid(String pattern) {
        assertThatThrownBy(() -> new TokenFiles(source).matching(pattern)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void neverLeavesTheSource() throws IOException {
        Files.writeString(source.resolveSibling(source.getFileName() + ".txt"), "#{a}#");
        assertThat(new TokenFiles(source).matching("../" + source.getFileName() + ".txt"))
                .isEmpty();
    }
}
