package io.slipway.release.releasing;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image of a release, exactly: its digest, as the values name it or as the nodes found it when they pulled it. A tag may
 * point elsewhere by now.
 *
 * @param tag for people; may be blank
 */
record RunningImage(String repository, String tag, String digest) {

    private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})$");

    /** Which of the chart's containers serves the site. */
    private static final String SERVER = "nginx";

    /**
     * The image that fills the site.
     *
     * @param named the digest, where somebody knows it
     */
    static RunningImage ofApp(ReleaseTarget from, Revision revision, Optional<String> named) {
        Map<?, ?> image = map(map(revision.values().get("initContainer")).get("image"));
        String repository = text(image, "repository");
        String tag = text(image, "tag");
        String name = repository + ":" + (tag.isBlank() ? revision.appVersion() : tag);
        String digest = named.or(() -> Optional.of(text(image, "digest")).filter(known -> !known.isBlank()))
                .orElseGet(() -> ofPods(from, name, container -> name.equals(container.getImage()), "--image-digest"));
        return new RunningImage(repository, tag, digest);
    }

    /**
     * The image that serves the site; empty where the chart has no such container.
     *
     * @param named the digest, where somebody knows it
     */
    static Optional<RunningImage> ofServer(ReleaseTarget from, Revision revision, Optional<String> named) {
        Map<?, ?> image = map(map(revision.values().get(SERVER)).get("image"));
        Optional<String> known =
                named.or(() -> Optional.of(text(image, "digest")).filter(text -> !text.isBlank()));
        if (known.isPresent() && !text(image, "repository").isBlank()) {
            return Optional.of(new RunningImage(text(image, "repository"), text(image, "tag"), known.get()));
        }
        Set<String> names = pods(from).stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .filter(container -> SERVER.equals(container.getName()))
                .map(Container::getImage)
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = one(names, from, "which nginx image is served with");
        String digest = known.orElseGet(
                () -> ofPods(from, name, container -> SERVER.equals(container.getName()), "--nginx-image-digest"));
        return Optional.of(new RunningImage(repository(name), "", digest));
    }

    private static String repository(String name) {
        String withoutDigest = name.replaceFirst("@.*$", "");
        int colon = withoutDigest.lastIndexOf(':');
        return colon > withoutDigest.lastIndexOf('/') ? withoutDigest.substring(0, colon) : withoutDigest;
    }

    private static String one(Collection<String> found, ReleaseTarget from, String what) {
        if (found.size() != 1) {
            throw SlipwayException.failed(
                    Problem.of(what + " is not clear: its pods run " + String.join(" and ", found))
                            .at(from.toString())
                            .fix("wait until the release there is complete"));
        }
        return found.iterator().next();
    }

    private static String ofPods(ReleaseTarget from, String name, Predicate<Container> meant, String option) {
        Set<String> digests =
                pods(from).stream().flatMap(pod -> digests(pod, meant)).collect(Collectors.toCollection(TreeSet::new));
        if (digests.size() != 1) {
            String found =
                    digests.isEmpty() ? "none of its pods names it" : "its pods run " + String.join(" and ", digests);
            throw SlipwayException.failed(Problem.of("the digest of image " + name + " is not known: " + found)
                    .at(from.toString())
                    .fix("name it with " + option + ", or in the descriptor before the release to be promoted"));
        }
        return digests.iterator().next();
    }

    private static List<Pod> pods(ReleaseTarget from) {
        return from.ask(client -> client.pods()
                .inNamespace(from.namespace())
                .withLabel("app.kubernetes.io/instance", from.release())
                .list()
                .getItems());
    }

    /** Of the containers that are meant. */
    private static Stream<String> digests(Pod pod, Predicate<Container> meant) {
        Set<String> containers = Stream.concat(
                        pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .filter(meant)
                .map(Container::getName)
                .collect(Collectors.toSet());
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .filter(status -> containers.contains(status.getName()))
                .flatMap(status -> digest(status).stream());
    }

    private static Optional<String> digest(ContainerStatus status) {
        Matcher matcher =
                DIGEST.matcher(Optional.ofNullable(status.getImageID()).orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) == null ? "" : String.valueOf(map.get(key));
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
