package io.slipway.release.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Time zones by the names that Windows, and with it Azure DevOps, has for them.
 *
 * @see <a href="https://www.unicode.org/reports/tr35/tr35-dates.html#Windows_Zones">windowsZones in UTS #35</a>
 */
final class WindowsZones {

    private WindowsZones() {}

    /** The name in the time zone database: {@code Europe/Berlin} for {@code W. Europe Standard Time}. */
    static Optional<String> zone(String windows) {
        return Optional.ofNullable(all().get(windows));
    }

    static Map<String, String> all() {
        try (InputStream in = Objects.requireNonNull(WindowsZones.class.getResourceAsStream("windows-zones.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
