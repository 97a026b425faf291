package io.slipway.release.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A module that nginx loads at its start.
 *
 * @param file in nginx' directory of modules
 */
public record NginxModule(String name, String what, String debianPackage, String file) implements Requirement {

    /** Serves precompressed {@code .br} files. */
    public static final NginxModule BROTLI_STATIC = new NginxModule(
            "nginx brotli module",
            "lets the tests serve precompressed .br files",
            "libnginx-mod-http-brotli-static",
            "ngx_http_brotli_static_module.so");

    private static final List<Path> DIRECTORIES = List.of(
            Path.of("/usr/lib/nginx/modules"), Path.of("/usr/lib64/nginx/modules"), Path.of("/etc/nginx/modules"));

    @Override
    public Optional<Path> find() {
        return DIRECTORIES.stream()
                .map(directory -> directory.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** A module tells no version of its own. */
    @Override
    public Optional<String> version() {
        return Optional.empty();
    }
}
