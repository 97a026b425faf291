package io.slipway.release.descriptor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which version of the app is released. */
public final class AppVersion {

    /** What counts when nobody says a version. */
    private static final String NONE = "0.0.0";

    private AppVersion() {}

    /** {@code app.version}, else the version of package.json, else 0.0.0. */
    public static String of(Descriptor descriptor) {
        return descriptor
                .app()
                .version()
                .orElseGet(() -> ofPackage(descriptor.source().resolve("package.json")));
    }

    private static String ofPackage(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            String version = new ObjectMapper()
                    .readTree(Files.readString(file))
                    .path("version")
                    .asText(NONE);
            return DescriptorReader.VERSION.matcher(version).matches() ? version : NONE;
        } catch (IOException e) {
            return NONE;
        }
    }
}
