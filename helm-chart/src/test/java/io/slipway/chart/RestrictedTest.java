package io.slipway.chart;

import static io.slipway.chart.Manifests.at;
import static io.slipway.chart.Manifests.listAt;
import static io.slipway.chart.Manifests.mapAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pods hold the restricted Pod Security Standard, and a read-only root file system beyond it. */
class RestrictedTest {
    private static final Set<String> VOLUMES = Set.of("configMap", "emptyDir", "secret", "projected", "downwardAPI");

    @ParameterizedTest
    @ValueSource(strings = {"prebuilt", "build"})
    void holdsForTheApp(String mode) {
        Object deployment = Rendering.ofRequiredValues()
                .with("initContainer: {mode: " + mode + "}")
                .one("Deployment");

        Map<String, Object> pod = mapAt(deployment, "spec", "template", "spec");
        assertThat(violations(pod)).isEmpty();
        assertThat(pod).containsEntry("automountServiceAccountToken", false);
    }

    @Test
    void holdsForThePodOfHelmTest(@TempDir Path directory) {
        Map<String, Object> pod =
                Hidden.withTestPod(Rendering.ofRequiredValues(), directory).one("Pod");

        assertThat(violations(mapAt(pod, "spec"))).isEmpty();
    }

    @Test
    void givesEachContainerTheDirectoriesThatItWrites() {
        Object pod = at(
                Rendering.ofRequiredValues()
                        .with("initContainer: {mode: build}")
                        .one("Deployment"),
                "spec",
                "template",
                "spec");

        assertThat(writable(at(pod, "initContainers", 0))).containsExactly("/site", "/tmp", "/work");
        assertThat(writable(at(pod, "containers", 0))).containsExactly("/tmp");
    }

    private static List<Object> writable(Object container) {
        return listAt(container, "volumeMounts").stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.get("readOnly")))
                .map(mount -> mount.get("mountPath"))
                .sorted()
                .toList();
    }

    private static List<String> violations(Map<String, Object> pod) {
        List<String> violations = new ArrayList<>();
        if (!Boolean.TRUE.equals(at(pod, "securityContext", "runAsNonRoot"))) {
            violations.add("may run as root");
        }
        if (!"RuntimeDefault".equals(at(pod, "securityContext", "seccompProfile", "type"))) {
            violations.add("no seccomp profile");
        }
        if (pod.containsKey("hostNetwork") || pod.containsKey("hostPID") || pod.containsKey("hostIPC")) {
            violations.add("uses the host's namespaces");
        }
        for (Map<String, Object> volume : listAt(pod, "volumes")) {
            if (volume.keySet().stream().noneMatch(VOLUMES::contains)) {
                violations.add("volume " + volume);
            }
        }
        List<Map<String, Object>> containers = new ArrayList<>(listAt(pod, "containers"));
        containers.addAll(listAt(pod, "initContainers"));
        for (Map<String, Object> container : containers) {
            Map<String, Object> security = mapAt(container, "securityContext");
            boolean closed = Boolean.FALSE.equals(security.get("allowPrivilegeEscalation"))
                    && Boolean.TRUE.equals(security.get("readOnlyRootFilesystem"))
                    && List.of("ALL").equals(at(security, "capabilities", "drop"))
                    && at(security, "capabilities", "add") == null;
            if (!closed || at(container, "resources", "limits", "memory") == null) {
                violations.add("container " + container.get("name") + ": " + security);
            }
        }
        return violations;
    }
}
