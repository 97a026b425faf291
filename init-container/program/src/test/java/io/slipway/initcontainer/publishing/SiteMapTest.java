package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nginx' map folds case and has buckets of 1,024 bytes; SiteMapIT of src-test/end-to-end starts nginx with such lists. */
class SiteMapTest {
    @TempDir
    Path directory;

    private String revalidated(String... paths) {
        Sample sample = new Sample(directory).variable("v", "1");
        for (String path : paths) {
            sample.file(path, "'#{v}#'");
        }
        sample.publish();
        return sample.published(".slipway/revalidate.map").replace("\"/index.html\" 1;\n", "");
    }

    @Test
    void namesThatDifferInCaseAloneAreToldApart() {
        assertThat(revalidated("a.js", "b(1).js", "B(1).js").lines())
                .containsExactlyInAnyOrder(
                        "\"/a.js\" 1;", "\"~^/B\\\\(1\\\\)\\\\.js\\\\z\" 1;", "\"~^/b\\\\(1\\\\)\\\\.js\\\\z\" 1;");
    }

    @Test
    void aLongPathIsARegularExpression() {
        String deep = "d".repeat(200) + "/";
        String path = deep.repeat(5) + "a.js";
        String line = revalidated(path);
        assertThat(line).startsWith("\"~^/dd").endsWith("a\\\\.js\\\\z\" 1;\n");
        assertThat(Pattern.matches(line.substring(2, line.length() - 5).replace("\\\\", "\\"), "/" + path))
                .isTrue();
    }

    @Test
    void aPathThatNginxCannotReadIsRefused() {
        SiteMap map = SiteMap.of("/", List.of());
        assertThatThrownBy(() -> map.add("é".repeat(2000), "1"))
                .isInstanceOf(InitException.class)
                .hasMessageContaining("the path of a file is longer than nginx can read");
    }
}
