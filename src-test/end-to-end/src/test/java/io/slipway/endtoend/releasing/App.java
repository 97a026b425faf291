package io.slipway.endtoend.releasing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small app in a directory of its own, with the environments {@code development} and {@code acceptance} on a test's cluster. */
final class App {
    /** A build without any tool. */
    private static final Map<String, String> BUILD = Map.of(
            "install",
            "true",
            "command",
            "mkdir -p dist && cp main.ts dist/main.js && cp index.html dist",
            "output",
            "dist");

    private final Path directory;
    private final TestCluster cluster;
    private final Map<String, Object> environments = new LinkedHashMap<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private final Map<String, String> processEnvironment = new HashMap<>();
    private final List<String> helm = new ArrayList<>();
    private Map<String, Object> chart = Map.of();
    private String name = "shop";
    private String version = "1.0.0";
    private Path kubeconfig;

    private App(Path directory, TestCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
        this.kubeconfig = cluster.kubeconfig();
    }

    static App in(Path directory, TestCluster cluster) {
        App app = new App(directory.resolve("shop"), cluster);
        Stream.of("development", "acceptance").forEach(name -> {
            app.namespaces.put(name, cluster.namespace(name));
            app.environment(name, Map.of());
        });
        return app;
    }

    /** An environment gets another name, and stays where it is. */
    App renamed(String environment, String newName) {
        environments.remove(environment);
        namespaces.put(newName, namespaces.remove(environment));
        return environment(newName, Map.of());
    }

    /** Released by a {@code helm} of PATH. */
    App releasedBy(Path program) {
        helm.addAll(List.of("--helm", "path"));
        processEnvironment.put("PATH", program.getParent() + ":" + System.getenv("PATH"));
        return this;
    }

    /** Released by whoever a kubeconfig is of. */
    App as(Path someKubeconfig) {
        kubeconfig = someKubeconfig;
        return this;
    }

    /** What else is in the environment of the command's process. */
    App process(Map<String, String> variables) {
        processEnvironment.putAll(variables);
        return this;
    }

    App version(String newVersion) {
        version = newVersion;
        return write();
    }

    /** Pods of an environment end so from the next release on. */
    App pods(String environment, Map<String, String> annotations) {
        return environment(environment, Map.of("podAnnotations", annotations));
    }

    App podsFail(String environment, String message) {
        return pods(environment, PodOutcome.INIT_FAILS.saying(message));
    }

    App environment(String name, Map<String, Object> values, Map<String, Object> variables) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("apiUrl", "https://api." + name + ".example.com"));
        all.putAll(variables);
        environments.put(
                name,
                Map.of(
                        "host",
                        name + ".example.com",
                        "namespace",
                        namespaces.get(name),
                        "replicas",
                        2,
                        "variables",
                        all,
                        "values",
                        values));
        return write();
    }

    App environment(String name, Map<String, Object> values) {
        return environment(name, values, Map.of());
    }

    /** The template {@code review}, in a namespace of its own. */
    App template(Map<String, Object> more) {
        namespaces.computeIfAbsent("review", cluster::namespace);
        Map<String, Object> template = new LinkedHashMap<>(Map.of(
                "template",
                true,
                "namespace",
                namespaces.get("review"),
                "presets",
                "ingress",
                "variables",
                Map.of("apiUrl", "https://api.review.example.com")));
        template.putAll(more);
        environments.put("review", template);
        return write();
    }

    /** Its template is in a namespace that there is. */
    App reviewedIn(String namespace) {
        namespaces.put("review", namespace);
        return this;
    }

    /** Another app by that name. */
    App named(String another) {
        name = another;
        return write();
    }

    App inNamespace(String environment, String namespace) {
        namespaces.put(environment, namespace);
        return environment(environment, Map.of());
    }

    /** Released as a chart of its own, with one template by that name. */
    App chart(String template, String text) {
        try {
            Path templates = Files.createDirectories(directory.resolve("chart/templates"));
            Files.writeString(directory.resolve("chart/Chart.yaml"), "{apiVersion: v2, name: shop, version: 1.0.0}\n");
            Files.writeString(templates.resolve(template), text);
            chart = Map.of("path", "chart");
            return write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private App write() {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put(
                "app",
                Map.of(
                        "name",
                        name,
                        "version",
                        version,
                        "tokens",
                        Map.of("files", List.of("main.ts")),
                        "build",
                        BUILD));
        descriptor.put("image", Map.of("repository", "registry.example.com/shop", "tag", version));
        if (!chart.isEmpty()) {
            descriptor.put("chart", chart);
        }
        descriptor.put("environments", environments);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("main.ts"), "export const apiUrl = '#{apiUrl}#';\n");
            Files.writeString(
                    directory.resolve("index.html"),
                    "<!doctype html><title>Shop</title><script type=module src=main.js></script>\n");
            // JSON is YAML.
            Files.writeString(directory.resolve("slipway.yaml"), new ObjectMapper().writeValueAsString(descriptor));
            return this;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    String namespace(String environment) {
        return namespaces.get(environment);
    }

    Deployment deployment(String environment) {
        return cluster.client()
                .apps()
                .deployments()
                .inNamespace(namespaces.get(environment))
                .withName("shop")
                .get();
    }

    /** Starts a verb, such as {@code release} or {@code review open}, on this app and its cluster. */
    SlipwayRun start(String verb, String... arguments) {
        List<String> all = new ArrayList<>(List.of(verb.split(" ")));
        all.add(directory.toString());
        all.addAll(List.of(arguments));
        boolean packaged = Stream.of(arguments).anyMatch("--from-chart"::equals);
        if (!packaged && !List.of("check", "variables", "render").contains(verb)) {
            all.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        }
        if (List.of("release", "promote", "rollback", "uninstall", "review open", "review close", "review sweep")
                .contains(verb)) {
            all.addAll(helm);
        }
        return SlipwayRun.start(directory.resolveSibling("runs"), processEnvironment, all);
    }

    SlipwayRun run(String verb, String... arguments) {
        return start(verb, arguments).ended();
    }

    /** A verb that must do what it is asked. */
    SlipwayRun done(String verb, String... arguments) {
        SlipwayRun run = run(verb, arguments);
        if (run.exitCode() != 0) {
            throw new AssertionError(verb + " " + run);
        }
        return run;
    }
}
