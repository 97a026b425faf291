package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract holds what the plugin touches, and nothing more: a thin plugin is the aim. */
@Tag("slow")
class JenkinsApiTest {

    private static final Path API = Path.of("..", "jenkins-api", "src/main/java");

    static List<Path> types() {
        return Plugin.files(API, ".java").stream()
                .filter(file -> !file.startsWith(API.resolve("io/slipway")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysWhichVersionItWasReadFrom(Path type) {
        assertThat(Plugin.text(type)).containsPattern("/\\*\\* Read from [A-Za-z -]+ [0-9v][\\w.-]+");
    }

    /** Used by the plugin, or named by the signature of something that is. */
    @Test
    void holdsNothingThatIsNotNeeded() {
        Set<String> needed = Plugin.CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .flatMap(JenkinsApiTest::withSignatures)
                .map(type -> type.getName().replaceAll("\\$.*", ""))
                .collect(Collectors.toSet());
        assertThat(types().stream().map(JenkinsApiTest::name))
                .isNotEmpty()
                .filteredOn(name -> !needed.contains(name))
                .isEmpty();
    }

    private static Stream<JavaClass> withSignatures(JavaClass type) {
        return Stream.concat(
                Stream.of(type),
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .flatMap(next -> Stream.concat(
                                Stream.of(next),
                                next.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass))));
    }

    private static String name(Path file) {
        String path = API.relativize(file).toString();
        return path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.');
    }
}
