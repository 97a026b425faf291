package io.slipway.release.helm.embedded;

import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.helm.PrivateFile;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Helm's native library as a file: taken out of the jar once and kept in the user's cache, because unpacking 98 MB at each
 * start takes longer than Helm's own work.
 */
public final class NativeHelm {

    static final String VERSION = "3.21.0";

    private static final String RESOURCE = "/helm-linux-amd64.so";
    private static final long SIZE = 97_911_168L;
    private static final String SHA256 = "8ec3ec61ca65622a886f01f0c0aecc9f9a1ba755077c584b8e79c225f4c975e1";

    private NativeHelm() {}

    /** Whether a library for this system is part of the jar. */
    public static boolean fitsThisSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return system.contains("linux")
                && (processor.equals("amd64") || processor.equals("x86_64"))
                && Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"));
    }

    /** Its glibc may be too old; that shows only when it is tried, which is done once. */
    public static boolean isKnownToLoad(Path cache) {
        return Files.exists(loads(cache));
    }

    public static void rememberThatItLoads(Path cache) {
        try {
            Files.createFile(loads(cache));
        } catch (IOException alreadyThere) {
            // Or not writable: then it is tried again.
        }
    }

    private static Path loads(Path cache) {
        return library(cache).resolveSibling("loads-" + System.getProperty("os.version"));
    }

    private static Path library(Path cache) {
        return cache.resolve("helm-java").resolve(SHA256.substring(0, 16)).resolve("helm-linux-amd64.so");
    }

    /** The library's path in {@code cache}; put there first when it is not yet, or not as it was. */
    static Path in(Path cache) {
        Path library = library(cache);
        try {
            PrivateFile file = new PrivateFile(library);
            if (!file.isThere() || Files.size(library) != SIZE) {
                unpack(file);
            }
            return library;
        } catch (IOException e) {
            throw new SlipwayException(
                    ExitCode.ENVIRONMENT,
                    List.of(Problem.of("cannot unpack embedded Helm: " + e)
                            .at(library.toString())
                            .fix("make the directory writable, set XDG_CACHE_HOME, or use --helm path")),
                    e);
        }
    }

    /**
     * The digest is checked when the file is put there, not at each start, where it would double the time of a call: from
     * then on nobody else can write to it.
     */
    private static void unpack(PrivateFile library) throws IOException {
        Sha256 digest = new Sha256();
        library.put(out -> {
            try (InputStream packed = NativeHelm.class.getResourceAsStream(RESOURCE)) {
                if (packed == null) {
                    throw new IOException("no " + RESOURCE + " in the jar");
                }
                packed.transferTo(digest.through(out));
            }
            String found = digest.hex();
            if (!found.equals(SHA256)) {
                throw new IOException("the library in the jar is not the one this Slipway was built with: " + found);
            }
        });
    }
}
