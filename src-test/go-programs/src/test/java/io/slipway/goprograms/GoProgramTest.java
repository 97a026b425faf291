package io.slipway.goprograms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("needs-program")
class GoProgramTest {

    @TempDir
    Path cache;

    @ParameterizedTest
    @EnumSource
    void versionIsPinned(GoProgram program) throws Exception {
        String goMod = new String(
                GoProgram.class.getResourceAsStream(program.pins() + "go.mod").readAllBytes(), StandardCharsets.UTF_8);
        List<String> required = Pattern.compile("^(?:\t|require )(\\S+) v\\d\\S+$", Pattern.MULTILINE)
                .matcher(goMod)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();

        assertThat(required)
                .anySatisfy(module -> assertThat(program.mainPackage() + "/").startsWith(module + "/"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBuiltIsNotBuiltAgain(GoProgram program) throws Exception {
        Path built = GoWorkshop.in(cache, program.pins()).program(program);
        Files.createDirectories(built.getParent());
        Files.createFile(built).toFile().setExecutable(true);

        assertThat(program.in(cache)).isEqualTo(built).isEmptyFile();
    }
}
