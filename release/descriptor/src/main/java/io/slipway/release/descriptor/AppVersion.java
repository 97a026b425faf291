package io.slipway.release.descriptor;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.versions.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Which version of the app is released. */
public final class AppVersion {

    /** What counts when nobody says a version. */
    public static final String NONE = "0.0.0";

    private AppVersion() {}

    /** {@code app.version}, else the version of package.json, else 0.0.0. */
    public static String of(Descriptor descriptor) {
        return find(descriptor).orElse(NONE);
    }

    /** What somebody should know who gets {@link #NONE} without having asked for it. */
    public static Optional<String> note(Descriptor descriptor) {
        return find(descriptor).isPresent()
                ? Optional.empty()
                : Optional.of("neither app.version nor package.json has a version, so it is " + NONE
                        + ": set one of them, or pass --version to package and release");
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
            // JSON is YAML, and its reader is at work already: another one would take a good part of the time of a
            // check.
            Object read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            Optional<String> version = read instanceof Map<?, ?> map
                    ? Optional.ofNullable(map.get("version")).map(String::valueOf)
                    : Optional.empty();
            if (version.isPresent() && !SemanticVersion.isOne(version.get())) {
                throw wrong(
                        file,
                        "version of package.json is '" + version.get()
                                + "', which is not a semantic version (MAJOR.MINOR.PATCH)");
            }
            return version;
        } catch (YamlEngineException e) {
            throw wrong(file, "package.json is not JSON");
        } catch (IOException e) {
            throw wrong(file, "package.json cannot be read: " + e.getMessage());
        }
    }

    private static SlipwayException wrong(Path file, String message) {
        return SlipwayException.usage(Problem.of(message)
                .at(file.toString())
                .fix("correct it there, or set app.version in " + DescriptorReader.FILE_NAME));
    }
}
