package io.slipway.release.helm;

import java.nio.file.Path;
import java.util.Map;

/** Where Slipway keeps what it can make again: {@code $XDG_CACHE_HOME/slipway}, or {@code ~/.cache/slipway}. */
public final class UserCache {

    private UserCache() {}

    public static Path directory() {
        return directory(System.getenv(), System.getProperty("user.home"));
    }

    /** As the XDG base directory specification wants it, a relative XDG_CACHE_HOME is ignored. */
    public static Path directory(Map<String, String> environment, String home) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".cache");
        return base.resolve("slipway");
    }
}
