package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever is done to a good descriptor, reading it ends in a descriptor or in problems that have a place. */
@Tag("slow")
class DescriptorFuzzTest {

    private static final String GOOD = """
            app:
              name: addin
              version: 1.2.3
              basePath: /addin/
              tokens:
                files: [src/environments/environment.ts]
                types: {flag: boolean}
            image: {repository: registry.example.com/addin, tag: 1.0.0}
            nginx:
              preset: office
              connect: [https://api.example.com]
            backEnds:
              - path: /graphql
                url: http://graphql:8080
            groups:
              shared: &shared {apiUrl: "https://api.example.com"}
            variables: *shared
            defaults:
              replicas: 2
            environments:
              acceptance:
                host: addin.acc.example.com
                groups: [shared]
                variables: {key: {secret: {name: s, key: k}}}
                values: {nginx: {resources: {}}}
              production:
                extends: acceptance
                host: addin.example.com
            """;

    @Property(tries = 3000)
    void ends(@ForAll("edits") List<Edit> edits) {
        String text = GOOD;
        for (Edit edit : edits) {
            text = edit.of(text);
        }
        try {
            DescriptorReader.read(Path.of("slipway.yaml"), text);
        } catch (SlipwayException e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.location().orElseThrow())
                            .as(problem.message())
                            .matches("slipway\\.yaml:[0-9]+:[0-9]+"));
        }
    }

    /** One stroke of a fuzzer: a text put in the place of some characters. */
    record Edit(int at, int length, String text) {

        String of(String whole) {
            int from = Math.floorMod(at, whole.length() + 1);
            int to = Math.min(whole.length(), from + length);
            return whole.substring(0, from) + text + whole.substring(to);
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8),
                Arbitraries.of(
                        "",
                        "\n",
                        "\n  ",
                        ": ",
                        "- ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "&a ",
                        "*a",
                        "*shared",
                        "<<: *shared\n",
                        "!!map ",
                        "!x ",
                        "? ",
                        "| \n",
                        ">-\n",
                        "'",
                        "\"",
                        "#",
                        "%YAML 1.1\n",
                        "---\n",
                        "...\n",
                        "~",
                        "null",
                        "\t",
                        "\0",
                        "\uFEFF",
                        "\u202E",
                        "0x1F",
                        ".inf",
                        "2026-11-24",
                        "\\",
                        "*",
                        "\r\n"));
        return Arbitraries.integers()
                .between(0, 2000)
                .flatMap(at -> Arbitraries.integers()
                        .between(0, 12)
                        .flatMap(length -> texts.map(text -> new Edit(at, length, text))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
