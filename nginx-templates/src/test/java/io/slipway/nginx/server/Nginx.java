package io.slipway.nginx.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The nginx of this machine. A test that needs it fails where it is missing. */
public final class Nginx {

    private Nginx() {}

    public static Path program() {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(searched.split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nginx is not on PATH; fix: ./slipway doctor --fix --tests"));
    }

    /** What nginx makes of a configuration, without serving it. */
    public static Outcome ask(String option, Path configuration) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nginx", ".out");
        try {
            int exit = process(configuration, List.of(option))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            return new Outcome(exit, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    static ProcessBuilder process(Path configuration, List<String> options) {
        List<String> command = new ArrayList<>(
                Arrays.asList(program().toString(), "-e", "stderr", "-c", configuration.toString(), "-g", globals()));
        command.addAll(options);
        return new ProcessBuilder(command);
    }

    /**
     * The same in a mount namespace of its own where everything but the run directory is read-only, as user 65534 with no
     * capability left. Standard output is given to that user, as container runtimes do.
     */
    static ProcessBuilder readOnlyAsNobody(Path run, Path root) {
        String script = """
                set -e
                chown 65534 /dev/stdout || test "$(id -u)" != 0
                mount --make-rprivate /
                chmod -R a+rX "$2" && chmod a+rwx "$1"
                mount --bind "$1" "$1"
                mount --bind "$2" "$2"
                mount -o remount,ro,bind "$2"
                mount -o remount,ro,bind /
                exec setpriv --reuid=65534 --regid=65534 --clear-groups --bounding-set=-all --inh-caps=-all \
                  "$3" -e stderr -c "$1/nginx.conf" -g 'daemon off;'
                """;
        boolean isRoot = System.getProperty("user.name").equals("root");
        List<String> command = new ArrayList<>(isRoot ? List.of("unshare", "-m") : List.of("unshare", "-Urm"));
        command.addAll(List.of(
                "sh",
                "-c",
                script,
                "sh",
                run.toString(),
                root.toString(),
                program().toString()));
        return new ProcessBuilder(command);
    }

    /** Started by root, workers would run as nobody, who may not read a test's files. */
    private static String globals() {
        return "daemon off;" + (System.getProperty("user.name").equals("root") ? " user root;" : "");
    }

    public record Outcome(int exit, String output) {}
}
