package io.slipway.nginx.delivery;

import io.slipway.nginx.problems.Checks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The module that serves precompressed {@code .br} files, which nginx does not bring itself.
 *
 * @param module path of the module's file; empty where it is compiled into nginx
 */
public record Brotli(Optional<String> module) {

    private static final String FILE = "ngx_http_brotli_static_module.so";
    private static final List<Path> DIRECTORIES = List.of(
            Path.of("/usr/lib/nginx/modules"), Path.of("/etc/nginx/modules"), Path.of("/usr/lib64/nginx/modules"));

    public static Brotli compiledIn() {
        return new Brotli(Optional.empty());
    }

    public static Brotli loadedFrom(String module) {
        return new Brotli(Optional.of(module));
    }

    /** Where distributions keep the module on Debian and in the official images. */
    public static Brotli onDebian() {
        return loadedFrom("/usr/lib/nginx/modules/" + FILE);
    }

    /** The module on this machine, for an nginx that runs here. */
    public static Optional<Brotli> detect() {
        return DIRECTORIES.stream()
                .map(directory -> directory.resolve(FILE))
                .filter(Files::isReadable)
                .map(file -> loadedFrom(file.toString()))
                .findFirst();
    }

    public void check(Checks checks) {
        module.ifPresent(file -> checks.filePath("brotli", file));
    }
}
