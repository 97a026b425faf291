package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Pods for tests, as a kubelet reports them. */
public final class Pods {

    private Pods() {}

    /** A pod named {@code shop-1} with one init container {@code publish} and a container {@code nginx}. */
    public static Pod pod(String status) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: shop-1}
                spec:
                  initContainers: [{name: publish, image: example/shop:1}]
                  containers: [{name: nginx, image: example/nginx:1}]
                status:
                """ + status.indent(2), Pod.class);
    }

    public static Pod initFails(String message) {
        return pod("""
                phase: Pending
                initContainerStatuses:
                  - name: publish
                    restartCount: 2
                    state: {waiting: {reason: CrashLoopBackOff, message: back-off 20s restarting failed container}}
                    lastState: {terminated: {exitCode: 1, reason: Error, message: %s}}
                containerStatuses:
                  - {name: nginx, restartCount: 0, state: {waiting: {reason: PodInitializing}}}
                """.formatted(Serialization.asJson(message)));
    }

    public static Pod waiting(String reason, String message) {
        return pod("""
                phase: Pending
                initContainerStatuses:
                  - name: publish
                    restartCount: 0
                    state: {waiting: {reason: %s, message: %s}}
                """.formatted(reason, Serialization.asJson(message)));
    }

    public static Pod ready() {
        return pod("""
                phase: Running
                conditions: [{type: Ready, status: "True"}]
                initContainerStatuses:
                  - {name: publish, restartCount: 0, state: {terminated: {exitCode: 0, reason: Completed}}}
                containerStatuses:
                  - {name: nginx, restartCount: 0, started: true, state: {running: {}}}
                """);
    }
}
