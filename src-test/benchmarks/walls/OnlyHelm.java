import io.slipway.release.clusters.Cluster;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What is left of {@code slipway check} and {@code slipway release} when everything of ours is left out: a JVM that starts, and lets
 * Helm's library do in its child what Helm's program does beside it. No descriptor, variables, tokens, nginx settings or packaging; no
 * Lease, watch or record.
 *
 * <pre>
 * OnlyHelm lint CHART RELEASE NAMESPACE KUBERNETES VALUES...
 * OnlyHelm upgrade CHART RELEASE NAMESPACE KUBECONFIG VALUES
 * </pre>
 */
public final class OnlyHelm {

    private static final int VALUES = 5;

    private OnlyHelm() {}

    @SuppressWarnings("unchecked")
    public static void main(String... arguments) throws IOException {
        Path chart = Path.of(arguments[1]);
        EmbeddedHelm helm = EmbeddedHelm.start();
        for (int i = VALUES; i < arguments.length; i++) {
            // JSON, which is YAML too; its own library would take a quarter of a second to start.
            Map<String, Object> values = (Map<String, Object>)
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of(arguments[i])));
            if (arguments[0].equals("lint")) {
                // Its manifests come with it, as those of helm template.
                helm.lint(new ChartRequest(chart, values, arguments[2], arguments[3], arguments[4]));
            } else {
                Cluster cluster = new Cluster(Path.of(arguments[4]), Optional.empty());
                helm.upgradeInstall(new UpgradeRequest(
                        new ReleaseTarget(cluster, arguments[3], arguments[2]), chart, values, false, Duration.ofMinutes(5), false, ""));
            }
        }
        helm.close();
        // A client of a cluster leaves threads behind.
        System.exit(0);
    }
}
