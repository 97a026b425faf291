package io.slipway.release.helm;

/** One release in one namespace of one cluster. */
public record ReleaseTarget(Cluster cluster, String namespace, String release) {

    @Override
    public String toString() {
        return "release " + release + " in namespace " + namespace;
    }
}
