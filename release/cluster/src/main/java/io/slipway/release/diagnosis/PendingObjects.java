package io.slipway.release.diagnosis;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Objects without pods that Helm, or a pod, waits for: volumes that are not bound, load balancers without an address. */
final class PendingObjects {

    /** The times of events are the cluster's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final String namespace;

    PendingObjects(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The first of those that are new, or have warned since the release began. */
    Optional<Problem> cause(Instant since) {
        return claim(since).or(() -> loadBalancer(since));
    }

    private Optional<Problem> claim(Instant since) {
        return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
                .filter(claim -> "Pending".equals(claim.getStatus().getPhase()))
                .filter(claim -> !isWaitingForItsPod(claim) && isNew(claim, since))
                .findFirst()
                .map(claim -> problem(
                        claim,
                        "is not bound to a volume",
                        "name a storage class that the cluster has, or make room in it: kubectl get storageclass"));
    }

    /** Of a class that binds when a pod has a node: then the pod, and not the claim, is what comes first. */
    private boolean isWaitingForItsPod(PersistentVolumeClaim claim) {
        return events(claim)
                .map(Event::getReason)
                .filter("WaitForFirstConsumer"::equals)
                .isPresent();
    }

    private Optional<Problem> loadBalancer(Instant since) {
        return client.services().inNamespace(namespace).list().getItems().stream()
                .filter(service -> "LoadBalancer".equals(service.getSpec().getType()))
                .filter(service -> isWithoutAddress(service) && isNew(service, since))
                .findFirst()
                .map(service -> problem(
                        service,
                        "of type LoadBalancer has no address",
                        "ask whether the cluster has a load balancer left to give, or use type ClusterIP"));
    }

    private static boolean isWithoutAddress(Service service) {
        return service.getStatus() == null
                || service.getStatus().getLoadBalancer() == null
                || service.getStatus().getLoadBalancer().getIngress().isEmpty();
    }

    private static boolean isNew(HasMetadata object, Instant since) {
        return OffsetDateTime.parse(object.getMetadata().getCreationTimestamp())
                .toInstant()
                .isAfter(since.minus(CLOCKS_DIFFER));
    }

    private Problem problem(HasMetadata object, String what, String fix) {
        String why = events(object)
                .map(Event::getMessage)
                .map(message -> ": " + PlainText.line(message))
                .orElse("");
        return Problem.of(object.getKind() + " " + object.getMetadata().getName() + " " + what + why)
                .at(object.getKind() + " " + object.getMetadata().getName() + " in namespace " + namespace)
                .fix(fix);
    }

    /** What was said of it last. */
    private Optional<Event> events(HasMetadata object) {
        return client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", object.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(event ->
                        object.getKind().equals(event.getInvolvedObject().getKind()))
                .max(Comparator.comparing(event -> Objects.requireNonNullElse(event.getLastTimestamp(), "")));
    }
}
