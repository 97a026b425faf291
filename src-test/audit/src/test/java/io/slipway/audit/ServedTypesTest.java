package io.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.contexts.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever nginx serves as a language, values are escaped for that language: a browser goes by the type. */
class ServedTypesTest {
    private static final String TYPES = "nginx-templates/src/main/resources/io/slipway/nginx/media-types.tsv";

    @Test
    void everyFileIsReadAsWhatItIsServedAs() throws IOException {
        List<String> wrong = new ArrayList<>();
        int languages = 0;
        for (String line : Files.readAllLines(NodePackages.ROOT.resolve(TYPES))) {
            String[] fields = line.split("\t", -1);
            FileKind kind = kind(fields[0]);
            if (kind == FileKind.TEXT || !fields[1].equals("yes")) {
                continue;
            }
            for (String extension : fields[2].split(" ", -1)) {
                FileKind found = FileKind.of("a/B." + extension);
                languages++;
                if (found != kind && found != FileKind.SOURCE_MAP && !extension.endsWith("z")) {
                    wrong.add(extension + " is served as " + fields[0] + " and read as " + found);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(languages).isGreaterThan(40);
    }

    private static FileKind kind(String type) {
        if (type.equals("text/html")) {
            return FileKind.HTML;
        }
        if (type.endsWith("+xml")
                || type.equals("application/xml")
                || type.equals("text/xml")
                || type.equals("text/mathml")) {
            return FileKind.XML;
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return FileKind.JSON;
        }
        if (type.equals("text/javascript")) {
            return FileKind.JS;
        }
        return type.equals("text/css") ? FileKind.CSS : FileKind.TEXT;
    }
}
