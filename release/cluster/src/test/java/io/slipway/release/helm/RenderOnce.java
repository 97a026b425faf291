package io.slipway.release.helm;

import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.helm.program.HelmOnPath;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.Map;

/** Renders a chart in a process of its own, whose environment a test chooses. */
final class RenderOnce {

    private static final String EMBEDDED = "embedded";

    private RenderOnce() {}

    /** The command that renders a chart by the same Helm. */
    static String[] command(Helm helm, Path chart) {
        String described = helm.describe();
        String program = described.startsWith(EMBEDDED) ? EMBEDDED : described.replaceFirst(".*\\((.*)\\)$", "$1");
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RenderOnce.class.getName(),
            program,
            chart.toString()
        };
    }

    /** Prints the manifests, or why there are none. */
    public static void main(String[] arguments) {
        try (Helm helm = arguments[0].equals(EMBEDDED) ? EmbeddedHelm.start() : HelmOnPath.at(Path.of(arguments[0]))) {
            System.out.println(
                    helm.template(new ChartRequest(Path.of(arguments[1]), Map.of(), "shop", "shop-dev", "1.31.0")));
        } catch (SlipwayException e) {
            System.out.println(e.render(""));
        }
    }
}
