package io.slipway.release.planning;

/** The Kubernetes version that charts are linted and rendered for where no cluster is asked. */
public final class KubeVersion {

    /** Not Helm's own default, 1.20, which has API groups that no cluster has any more. */
    public static final String DEFAULT = "1.34";

    private KubeVersion() {}
}
