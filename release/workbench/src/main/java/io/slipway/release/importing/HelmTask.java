package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a release by Helm, from the task's inputs or from a script: name, namespace, host and replicas. */
final class HelmTask {

    private static final Pattern HOST = Pattern.compile("(.*\\.)?(host|hostname|hosts(\\[0]|\\.0|\\{0})?(\\.host)?)");
    private static final Pattern REPLICAS = Pattern.compile("(.*\\.)?(replicas|replicaCount)");
    private static final Pattern IMAGE = Pattern.compile("(.*\\.)?image\\.(tag|repository|digest)");
    private static final Pattern COMMAND =
            Pattern.compile("\\bhelm3?\\s+(?:upgrade|install)\\b((?:[^\\n\\\\&|;]|\\\\\\n|\\\\.)*)");
    private static final Pattern SET = Pattern.compile("--set(?:-string)?[= ]+(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");
    private static final Pattern NAMESPACE = Pattern.compile("(?:-n|--namespace)[= ]+[\"']?([^\\s\"']+)");
    private static final Pattern RELEASE =
            Pattern.compile("^(?:\\s+(?:-i|--install|--atomic|--wait))*\\s+([^\\s-]\\S*)");

    private static final Pattern FLAG = Pattern.compile("(?:^|\\s)--?[a-z][\\w-]*(?:[= ](?![-\\s])\\S+)?");

    private final AzurePipeline pipeline;
    private final Optional<AzureEnvironment> environment;
    private final Place place;

    HelmTask(AzurePipeline pipeline, Optional<AzureEnvironment> environment, Place place) {
        this.pipeline = pipeline;
        this.environment = environment;
        this.place = place;
    }

    void read(Yaml inputs) {
        inputs.at("command").text();
        inputs.at("chartType").text();
        inputs.at("connectionType").text();
        inputs.at("install").text();
        inputs.at("releaseName").text().ifPresent(this::release);
        inputs.at("namespace").text().ifPresent(this::namespace);
        inputs.at("overrideValues").text().ifPresent(this::values);
        inputs.at("arguments").text().ifPresent(this::arguments);
        for (String input : new String[] {"chartPath", "chartName", "valueFile"}) {
            inputs.at(input)
                    .text()
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> pipeline.skip(
                            place,
                            input + " " + value,
                            "Slipway brings a chart; to keep your own, name its directory under chart.path"));
        }
        for (String input :
                new String[] {"kubernetesServiceConnection", "kubernetesServiceEndpoint", "kubernetesCluster"}) {
            inputs.at(input)
                    .text()
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> pipeline.skip(
                            place, "the cluster " + value, "name its context under environments.<name>.context"));
        }
    }

    static boolean isIn(String script) {
        return COMMAND.matcher(script).find();
    }

    /** Whether the script releases with Helm. */
    boolean script(String script) {
        Matcher command = COMMAND.matcher(script);
        boolean found = false;
        while (command.find()) {
            String arguments = command.group(1).replace("\\\n", " ");
            Matcher release = RELEASE.matcher(arguments);
            if (release.find()) {
                release(release.group(1));
            }
            arguments(arguments);
            found = true;
        }
        return found;
    }

    private void arguments(String arguments) {
        Matcher namespace = NAMESPACE.matcher(arguments);
        if (namespace.find()) {
            namespace(namespace.group(1));
        }
        Matcher set = SET.matcher(arguments);
        while (set.find()) {
            values(set.group(1) != null ? set.group(1) : set.group(2) != null ? set.group(2) : set.group(3));
        }
        String rest = FLAG.matcher(
                        NAMESPACE.matcher(SET.matcher(arguments).replaceAll("")).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .filter(flag -> !flag.matches("(-i|--install)\\b.*"))
                .collect(Collectors.joining(" "));
        if (!rest.isEmpty()) {
            pipeline.skip(
                    place,
                    "the arguments of helm: " + rest,
                    "Slipway waits, rolls back on failure and times out by itself; --timeout of slipway release");
        }
    }

    private void release(String name) {
        pipeline.set("name", name);
    }

    private void namespace(String name) {
        environment.ifPresent(found -> found.namespace(name));
    }

    private void values(String text) {
        for (String entry : text.split("[\\n,]")) {
            String[] sides = entry.strip().split("=", 2);
            if (sides.length == 2) {
                value(sides[0].strip(), sides[1].strip());
            }
        }
    }

    private void value(String key, String value) {
        if (environment.isPresent() && HOST.matcher(key).matches()) {
            environment.get().host(value);
        } else if (environment.isPresent() && REPLICAS.matcher(key).matches()) {
            environment.get().replicas(value);
        } else if (IMAGE.matcher(key).matches()) {
            pipeline.skip(place, "the chart's value " + key, "--version of slipway release names the image's tag");
        } else {
            pipeline.skip(
                    place,
                    "the chart's value " + key,
                    "Slipway's chart gets what it needs from slipway.yaml; for another, environments.<name>.values");
        }
    }
}
