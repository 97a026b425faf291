package io.slipway.goprograms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that is built from its Go module, at the version that its {@code go.mod} beside this class pins. */
public enum GoProgram {
    HELM_3("helm-3/helm", "helm.sh/helm/v3/cmd/helm"),
    HELM_4("helm-4/helm", "helm.sh/helm/v4/cmd/helm"),
    ETCD("bin/etcd", "go.etcd.io/etcd/server/v3"),
    KWOK("bin/kwok", "sigs.k8s.io/kwok/cmd/kwok"),
    KUBE_APISERVER("bin/kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver"),
    KUBE_CONTROLLER_MANAGER("bin/kube-controller-manager", "k8s.io/kubernetes/cmd/kube-controller-manager"),
    KUBE_SCHEDULER("bin/kube-scheduler", "k8s.io/kubernetes/cmd/kube-scheduler"),
    /** Pinned on its own: it reads kinds of Kubernetes that the newest k8s.io/api has no more. */
    KUBE_SCORE("bin/kube-score", "github.com/zegl/kube-score/cmd/kube-score", "kube-score/");

    /** All that a cluster of one's own consists of. */
    public static final List<GoProgram> CLUSTER =
            List.of(ETCD, KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KWOK);

    private final String file;
    private final String mainPackage;
    private final String pins;

    GoProgram(String file, String mainPackage) {
        this(file, mainPackage, "");
    }

    GoProgram(String file, String mainPackage, String pins) {
        this.file = file;
        this.mainPackage = mainPackage;
        this.pins = pins;
    }

    /**
     * The executable; built on the first call, which takes minutes, and found on every later one.
     *
     * @param cache directory that outlives the build, such as {@code UserCache.directory()}
     */
    public Path in(Path cache) {
        GoWorkshop workshop = GoWorkshop.in(cache, pins);
        Path program = workshop.program(this);
        if (!Files.isExecutable(program)) {
            workshop.build(this);
        }
        return program;
    }

    String file() {
        return file;
    }

    String mainPackage() {
        return mainPackage;
    }

    /** Directory of its {@code go.mod} and {@code go.sum} beside this class: empty, or ends with a slash. */
    String pins() {
        return pins;
    }
}
