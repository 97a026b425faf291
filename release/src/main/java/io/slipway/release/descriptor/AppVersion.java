package io.slipway.release.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which version of the app is released. */
public final class AppVersion {

    /** What counts when nobody says a version. */
    public static final String NONE = "0.0.0";

    private AppVersion() {}

    /** {@code app.version}, else the version of package.json, else 0.0.0. */
    public static String of(Descriptor descriptor) {
        return find(descriptor).orElse(NONE);
    }

    /**
     * {@code app.version}, else the version of package.json; empty when neither says one.
     *
     * @throws SlipwayException (usage) when package.json says something that is no version
     */
    public static Optional<String> find(Descriptor descriptor) {
        Path file = descriptor.source().resolve("package.json");
        return descriptor.app().version().or(() -> Files.exists(file) ? ofPackage(file) : Optional.empty());
    }

    private static Optional<String> ofPackage(Path file) {
        try {
            JsonNode version =
                    new ObjectMapper().readTree(Files.readString(file)).path("version");
            if (version.isMissingNode()) {
                return Optional.empty();
            }
            if (!DescriptorReader.VERSION.matcher(version.asText()).matches()) {
                throw wrong(file, "version of package.json is '" + version.asText() + "', no semantic version");
            }
            return Optional.of(version.asText());
        } catch (JsonProcessingException e) {
            throw wrong(file, "package.json is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw wrong(file, "package.json cannot be read: " + e.getMessage());
        }
    }

    private static SlipwayException wrong(Path file, String message) {
        return SlipwayException.usage(Problem.of(message)
                .at(file.toString())
                .fix("put it right there, or set app.version in " + DescriptorReader.FILE_NAME));
    }
}
