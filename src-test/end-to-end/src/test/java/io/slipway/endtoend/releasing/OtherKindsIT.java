package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a chart of the app's own, whatever creates pods is watched as Deployments are, and so is what Helm waits for without pods. */
@ExtendWith(ClusterExtension.class)
class OtherKindsIT {

    /** Nobody waits for this in a test: what cannot start ends the wait before. */
    private static final String LONG = "900s";

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    OtherKindsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = App.in(directory, cluster);
    }

    @Test
    void podOfAStatefulSet() {
        SlipwayRun run = released("""
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: cache}
                        spec:
                          serviceName: cache
                          selector: {matchLabels: {app: cache}}
                          template:
                        """ + pod("cache", "no space left on device", "Always"), LONG);

        assertThat(run.stderr())
                .startsWith("slipway: development: no space left on device (container cache exited with code 1)")
                .contains("pod cache-0");
    }

    @Test
    void podOfADaemonSet() {
        SlipwayRun run = released("""
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: agent}
                        spec:
                          selector: {matchLabels: {app: agent}}
                          template:
                        """ + pod("agent", "cannot listen", "Always"), LONG);

        assertThat(run.stderr())
                .startsWith("slipway: development: cannot listen (container agent exited with code 1)")
                .contains("pod agent-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-install", "post-install"})
    void podOfAHook(String hook) {
        SlipwayRun run = released(
                """
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {name: migrate, annotations: {helm.sh/hook: "HOOK"}}
                        spec:
                          backoffLimit: 0
                          template:
                        """.replace("HOOK", hook) + pod("migrate", "relation users does not exist", "OnFailure"), LONG);

        assertThat(run.stderr())
                .startsWith(
                        "slipway: development: relation users does not exist (container migrate exited with code 1)")
                .contains("pod migrate-");
    }

    @Test
    void claimThatIsNotBound() {
        SlipwayRun run = released("""
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: uploads}
                        spec:
                          storageClassName: nobody-has-it
                          accessModes: [ReadWriteOnce]
                          resources: {requests: {storage: 1Gi}}
                        """, "12s");

        assertThat(run.stderr())
                .startsWith("slipway: development: PersistentVolumeClaim uploads is not bound to a volume");
    }

    @Test
    void loadBalancerWithoutAnAddress() {
        SlipwayRun run = released("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: edge}
                        spec: {type: LoadBalancer, selector: {app: edge}, ports: [{port: 80}]}
                        """, "12s");

        assertThat(run.stderr()).startsWith("slipway: development: Service edge of type LoadBalancer has no address");
    }

    private SlipwayRun released(String template, String timeout) {
        SlipwayRun run =
                app.chart("all.yaml", template).run("release", "--environment", "development", "--timeout", timeout);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        return run;
    }

    /** A pod that the namespace's policy lets in, and whose container fails so. */
    private static String pod(String name, String message, String restartPolicy) {
        List<String> lines = List.of(
                "metadata:",
                "  labels: {app: " + name + ", app.kubernetes.io/instance: shop}",
                "  annotations: {slipway.test/outcome: crashes, slipway.test/message: \"" + message + "\"}",
                "spec:",
                "  restartPolicy: " + restartPolicy,
                "  securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}",
                "  containers:",
                "    - name: " + name,
                "      image: registry.example.com/" + name,
                "      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}");
        return lines.stream().map(line -> "    " + line + "\n").reduce("", String::concat);
    }
}
