package io.slipway.release.guarding;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ConfigMap {@code slipway-policy} of a release's namespace: its policy, and who went past it. */
public final class PolicyStore {

    /** The ConfigMap's name. */
    public static final String NAME = "slipway-policy";

    private static final String POLICY = "policy.yaml";
    private static final String OVERRIDES = "overrides";
    private static final String FIELD_MANAGER = "slipway-policy";
    private static final int MOST_OVERRIDES = 100;

    private final ReleaseTarget target;

    public PolicyStore(ReleaseTarget target) {
        this.target = target;
    }

    /**
     * The policy; none where there is no such ConfigMap.
     *
     * @throws SlipwayException when it cannot be read, or not be understood: it may forbid what is to be done
     */
    public Policy read() {
        return configMap().map(this::policyOf).orElse(Policy.NONE);
    }

    /**
     * What the ConfigMap holds.
     *
     * @param overrides those who went past the policy, the last one first
     */
    public record Content(Policy policy, List<String> overrides) {}

    /**
     * All that it holds; empty where there is none.
     *
     * @throws SlipwayException as {@link #read} does
     */
    public Optional<Content> content() {
        return configMap().map(map -> new Content(policyOf(map), overrides(map)));
    }

    /** Whether the namespace has one. */
    public boolean exists() {
        return configMap().isPresent();
    }

    private Policy policyOf(ConfigMap map) {
        String text = Optional.ofNullable(map.getData())
                .map(data -> data.get(POLICY))
                .orElseThrow(() -> SlipwayException.failed(Problem.of("it holds no " + POLICY)
                        .at(place())
                        .fix("write it anew: slipway policy --apply FILE")));
        try {
            return PolicyDocument.read(place() + ", " + POLICY, text);
        } catch (SlipwayException e) {
            throw new SlipwayException(ExitCode.FAILED, e.problems(), e);
        }
    }

    private Optional<ConfigMap> configMap() {
        try {
            return target.ask(this::get);
        } catch (SlipwayException e) {
            if (e.exitCode() == ExitCode.ENVIRONMENT) {
                throw e;
            }
            List<Problem> problems = e.problems().stream()
                    .map(problem -> problem.say(
                                    "the policy cannot be read, so nothing is changed: " + problem.message())
                            .at(place()))
                    .toList();
            throw new SlipwayException(e.exitCode(), problems, e);
        }
    }

    private Optional<ConfigMap> get(KubernetesClient client) {
        return Optional.ofNullable(client.configMaps()
                .inNamespace(target.namespace())
                .withName(NAME)
                .get());
    }

    /** Where it stands, for people. */
    public String place() {
        return "ConfigMap " + NAME + " in namespace " + target.namespace();
    }

    /** Puts a policy there in place of any other; who went past the former stays on record. */
    public void write(Policy policy) {
        target.askPatiently(client -> put(client, Map.of(POLICY, PolicyDocument.write(policy))));
    }

    /**
     * Puts a policy there unless it is there: only its own key is touched, under a field manager of its own, whoever wrote it before. In
     * a namespace that does not exist yet there is nothing to guard.
     *
     * @throws SlipwayException when it cannot be written: what the owner of the environment wants would not hold for others
     */
    void settle(Policy policy) {
        String text = PolicyDocument.write(policy);
        boolean there = configMap()
                .map(ConfigMap::getData)
                .map(data -> data.get(POLICY))
                .filter(text::equals)
                .isPresent();
        if (!there) {
            apply(text);
        }
    }

    private void apply(String text) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(target.namespace())
                .addToLabels("app.kubernetes.io/managed-by", "slipway")
                .endMetadata()
                .withData(Map.of(POLICY, text))
                .build();
        try {
            target.askPatiently(client -> applied(client, map));
        } catch (SlipwayException e) {
            List<Problem> problems = e.problems().stream()
                    .map(problem -> problem.say(
                                    "the policy cannot be written, so nothing is changed: " + problem.message())
                            .at(place())
                            .fix(
                                    "grant the account create and patch on that ConfigMap, or write the policy as somebody who may: "
                                            + "slipway policy --apply FILE"))
                    .toList();
            throw new SlipwayException(e.exitCode(), problems, e);
        }
    }

    private static boolean applied(KubernetesClient client, ConfigMap map) {
        try {
            client.resource(map).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Takes the policy away; whether there was one. */
    public boolean delete() {
        return !target.ask(client -> client.configMaps()
                        .inNamespace(target.namespace())
                        .withName(NAME)
                        .delete())
                .isEmpty();
    }

    /** Whether whoever asks may change the policy, and so may go past it. */
    public boolean mayUpdate() {
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(target.namespace())
                .withVerb("update")
                .withResource("configmaps")
                .withName(NAME)
                .endResourceAttributes()
                .endSpec()
                .build();
        return target.askPatiently(client -> client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed());
    }

    private static List<String> overrides(ConfigMap map) {
        return Optional.ofNullable(map.getData()).map(data -> data.get(OVERRIDES)).stream()
                .flatMap(String::lines)
                .toList();
    }

    /** Writes down who goes past it: the proof that they may change it, too. */
    void override(String line) {
        target.askPatiently(client -> {
            List<String> before = get(client).map(PolicyStore::overrides).orElse(List.of());
            String lines = Stream.concat(Stream.of(line), before.stream())
                    .limit(MOST_OVERRIDES)
                    .collect(Collectors.joining("\n"));
            return put(client, Map.of(OVERRIDES, lines));
        });
    }

    private ConfigMap put(KubernetesClient client, Map<String, String> data) {
        Optional<ConfigMap> existing = get(client);
        Map<String, String> all = new HashMap<>(existing.map(ConfigMap::getData).orElse(Map.of()));
        all.putAll(data);
        ConfigMap map = existing.map(ConfigMapBuilder::new)
                .orElseGet(() -> new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(target.namespace())
                        .addToLabels("app.kubernetes.io/managed-by", "slipway")
                        .endMetadata())
                .withData(all)
                .build();
        return existing.isPresent()
                ? client.resource(map).update()
                : client.resource(map).create();
    }
}
