package io.slipway.release.releasing;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The image that fills the site of a release, exactly: its digest, as the values name it or as the nodes found it when
 * they pulled it. A tag may point elsewhere by now.
 *
 * @param tag for people; may be blank
 */
record RunningImage(String repository, String tag, String digest) {

    private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})$");

    /** @param named the digest, where somebody knows it */
    static RunningImage of(ReleaseTarget from, Revision revision, Optional<String> named) {
        Map<?, ?> image = map(map(revision.values().get("initContainer")).get("image"));
        String repository = text(image, "repository");
        String tag = text(image, "tag");
        String digest = named.or(() -> Optional.of(text(image, "digest")).filter(known -> !known.isBlank()))
                .orElseGet(() -> ofPods(from, repository, tag, revision.appVersion()));
        return new RunningImage(repository, tag, digest);
    }

    private static String ofPods(ReleaseTarget from, String repository, String tag, String appVersion) {
        String name = repository + ":" + (tag.isBlank() ? appVersion : tag);
        Set<String> digests = from.ask(client -> client
                .pods()
                .inNamespace(from.namespace())
                .withLabel("app.kubernetes.io/instance", from.release())
                .list()
                .getItems()
                .stream()
                .flatMap(pod -> digests(pod, name).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        if (digests.size() != 1) {
            String found =
                    digests.isEmpty() ? "none of its pods names it" : "its pods run " + String.join(" and ", digests);
            throw SlipwayException.failed(Problem.of("the digest of image " + name + " is not known: " + found)
                    .at(from.toString())
                    .fix("release with --image-digest, or name the digest with --image-digest now"));
        }
        return digests.iterator().next();
    }

    /** Of the init containers that were made from that image. */
    private static List<String> digests(Pod pod, String name) {
        Set<String> containers = pod.getSpec().getInitContainers().stream()
                .filter(container -> container.getImage().equals(name))
                .map(container -> container.getName())
                .collect(Collectors.toSet());
        return pod.getStatus().getInitContainerStatuses().stream()
                .filter(status -> containers.contains(status.getName()))
                .flatMap(status -> digest(status).stream())
                .toList();
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
