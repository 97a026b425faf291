package io.slipway.endtoend.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One version for all parts (docs/releasing-slipway.md): raised in one commit, or this fails. */
class VersionTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                helm-chart/Chart.yaml;                  (?m)^version: (.+)$
                helm-chart/Chart.yaml;                  (?m)^appVersion: "(.+)"$
                plugin/pom.xml;                         <revision>(.+)</revision>
                init-container/Dockerfile;              ARG VERSION=(.+)
                init-container/Dockerfile;              slipway-init:([0-9.]+)-
                examples/office-addin/Dockerfile;       slipway-init:([0-9.]+)
                docs/images.md;                         slipway-init:([0-9.]+)-
                docs/images.md;                         `VERSION`, `REVISION` \\| `([^`]+)`
                docs/reports.md;                        "slipway" : "([^"]+)"
                """)
    void everyPlaceNamesTheVersionOfTheBuild(String file, String pattern) throws IOException {
        assertThat(all(file, pattern)).isNotEmpty().containsOnly(version());
    }

    @Test
    void everyModuleHasIt() throws IOException {
        assertThat(modules(""))
                .hasSizeGreaterThan(8)
                .allSatisfy(module -> assertThat(all(module + "pom.xml", "(?s)<parent>.*?<version>(.+?)</version>"))
                        .first()
                        .isEqualTo(version()));
    }

    /** The modules below a directory, in as many steps as there are. */
    private static List<String> modules(String directory) throws IOException {
        List<String> modules = new ArrayList<>();
        for (String name : all(directory + "pom.xml", "<module>(.+)</module>")) {
            modules.add(directory + name + "/");
            modules.addAll(modules(directory + name + "/"));
        }
        return modules;
    }

    private static String version() throws IOException {
        return all("pom.xml", "(?m)^  <version>(.+)</version>$").get(0);
    }

    private static List<String> all(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Repository.ROOT.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
