package io.slipway.goprograms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A module whose files are read and not built: custom resource definitions, as their project publishes them. */
public enum GoModule {
    GATEWAY_API("sigs.k8s.io/gateway-api", "v1.6.3", "h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc="),
    TRAEFIK("github.com/traefik/traefik/v3", "v3.7.13", "h1:T8wy9KuaFzCkmXCqAzDy7t73pBDR1DHrJe3pqXpNXTw=");

    private final String module;
    private final String version;
    private final String sum;

    GoModule(String module, String version, String sum) {
        this.module = module;
        this.version = version;
        this.sum = sum;
    }

    /** Its directory in Go's own cache, where Go puts it on the first call. */
    public Path directory() {
        String answer = download();
        if (!field("Sum", answer).equals(sum)) {
            throw new IllegalStateException(
                    "%s@%s has another sum than the one pinned here".formatted(module, version));
        }
        return Path.of(field("Dir", answer));
    }

    private String download() {
        try {
            Process process = new ProcessBuilder("go", "mod", "download", "-json", module + "@" + version)
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("cannot fetch %s@%s:%n%s".formatted(module, version, answer));
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("go is missing\n  fix: put Go 1.26 or newer on PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching " + module, e);
        }
    }

    private static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in:\n" + json);
        }
        return matcher.group(1);
    }
}
