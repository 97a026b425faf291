package io.slipway.release.helm.choice;

import io.slipway.release.helm.Helm;
import io.slipway.release.helm.UserCache;
import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.helm.embedded.NativeHelm;
import io.slipway.release.helm.program.HelmOnPath;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.Executable;
import java.nio.file.Path;
import java.util.Optional;

/** Which Helm is used: {@code --helm auto|embedded|path}. */
public enum HelmChoice {
    /** The embedded one where it loads; {@code helm} on PATH elsewhere. */
    AUTO,
    EMBEDDED,
    PATH;

    /** Starts the chosen Helm; the caller closes it. */
    public Helm open() {
        return open(System.getenv("PATH"), UserCache.directory());
    }

    Helm open(String path, Path cache) {
        return switch (this) {
            case EMBEDDED -> embedded(cache);
            case PATH -> onPath(path).orElseThrow(() -> missing("no helm on PATH", "install Helm 3 or 4"));
            case AUTO -> auto(path, cache);
        };
    }

    private static Helm embedded(Path cache) {
        if (!NativeHelm.fitsThisSystem()) {
            throw missing(
                    "embedded Helm is for linux-amd64 with glibc 2.34 or newer; this system is another",
                    "install Helm 3 or 4 and use --helm path");
        }
        return EmbeddedHelm.start(cache, EmbeddedHelm.LIMIT);
    }

    private static Helm auto(String path, Path cache) {
        if (NativeHelm.fitsThisSystem()) {
            EmbeddedHelm helm = EmbeddedHelm.start(cache, EmbeddedHelm.LIMIT);
            Optional<String> refusal = NativeHelm.isKnownToLoad(cache) ? Optional.empty() : helm.refusal();
            if (refusal.isEmpty()) {
                NativeHelm.rememberThatItLoads(cache);
                return helm;
            }
            helm.close();
        }
        return onPath(path)
                .orElseThrow(() -> missing(
                        "no Helm: the embedded one does not load on this system, and no helm is on PATH",
                        "install Helm 3 or 4"));
    }

    private static Optional<Helm> onPath(String path) {
        return Executable.find("helm", path).map(HelmOnPath::at);
    }

    private static SlipwayException missing(String message, String fix) {
        return SlipwayException.missing(Problem.of(message).fix(fix));
    }
}
