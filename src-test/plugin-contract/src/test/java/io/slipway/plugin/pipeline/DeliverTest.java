package io.slipway.plugin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyObjectSupport;
import hudson.AbortException;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.reports.Report;
import io.slipway.plugin.stages.EngineRun;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of slipwayDeliver, in a Pipeline whose steps note when they are called: on an agent or not. */
class DeliverTest {

    private static final File PROGRAM =
            Path.of("..", "..", "plugin/src/main/resources/io/slipway/plugin/steps/Deliver.groovy").toFile();

    @TempDir
    File directory;

    private BuildOfATest build;
    private final Pipeline pipeline = new Pipeline();

    @BeforeEach
    void makeBuild() {
        build = new BuildOfATest(directory);
    }

    @Test
    void packagesOnceAndWalksTheOrderWithAnAgentForEachRelease() throws Exception {
        Object result = deliver(Map.of("version", "1.4.0", "agent", "kubernetes"));

        assertThat(pipeline.calls)
                .containsExactly(
                        "node kubernetes",
                        "  checkout the source",
                        "  slipwayPackage {version=1.4.0}",
                        "stage development",
                        "part of development",
                        "node kubernetes",
                        "  part of development",
                        "stage acceptance",
                        "part of acceptance",
                        "node kubernetes",
                        "  part of acceptance");
        assertThat(result).isEqualTo(Map.of("development", Map.of("version", "1.4.0"), "acceptance", Map.of("version", "1.4.0")));
    }

    @Test
    void packagesNothingThatTheBuildHasPackaged() throws Exception {
        pipeline.slipwayPackage();

        deliver(Map.of());

        assertThat(pipeline.calls).first().isEqualTo("stage development");
    }

    @Test
    void givesTheAgentBackWhileTheReleaseWaits() throws Exception {
        pipeline.slipwayPackage();
        pipeline.states("development", "NEEDS_AGENT", "NEEDS_NONE", "NEEDS_AGENT", "RELEASED");

        deliver(Map.of());

        assertThat(pipeline.calls)
                .startsWith(
                        "stage development",
                        "part of development",
                        "node",
                        "  part of development",
                        "part of development",
                        "node",
                        "  part of development",
                        "stage acceptance");
    }

    @Test
    void usesTheAgentThatTheBuildHasForEverything() throws Exception {
        pipeline.environment.put("NODE_NAME", "agent-1");

        deliver(Map.of());

        assertThat(pipeline.calls).noneMatch(call -> call.startsWith("node")).noneMatch(call -> call.startsWith("checkout"));
    }

    @Test
    void aFileWithVariablesIsReadWhereTheSourceIs() throws Exception {
        deliver(Map.of("variables", "tonight.yaml", "directory", ""));

        assertThat(pipeline.calls).startsWith("node", "  checkout the source", "  slipwayPackage {}", "  readFile tonight.yaml");
    }

    @Test
    void branchesGoOnInParallelAndTheStepFailsWithEachCause() throws Exception {
        pipeline.order = ", {\"environment\": \"europe\", \"after\": [\"development\"]}";
        pipeline.states("acceptance", "FAILED");
        pipeline.states("europe", "FAILED");

        assertThatThrownBy(() -> deliver(Map.of()))
                .isInstanceOf(AbortException.class)
                .hasMessage("acceptance: broken\neurope: broken");
        assertThat(pipeline.calls).contains("parallel [acceptance, europe]", "stage acceptance", "stage europe");
    }

    @Test
    void aParameterThatItHasNotIsRefused() {
        assertThatThrownBy(() -> deliver(Map.of("verison", "1.4.0")))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("slipwayDeliver has no parameter verison; it has: agent, allowOlder, comment");
        assertThat(pipeline.calls).isEmpty();
    }

    private Object deliver(Map<String, Object> parameters) throws Exception {
        try (GroovyClassLoader loader = new GroovyClassLoader(DeliverTest.class.getClassLoader())) {
            Class<?> type = loader.parseClass(PROGRAM);
            Object program = type.getConstructor(Object.class).newInstance(pipeline);
            return InvokerHelper.invokeMethod(program, "call", new HashMap<>(parameters));
        } catch (InvokerInvocationException | InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** What a Pipeline's script offers. */
    private final class Pipeline extends GroovyObjectSupport {

        private final List<String> calls = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private final Map<String, Deque<String>> states = new HashMap<>();
        private String order = "";
        private String indent = "";

        void states(String environment, String... next) {
            states.put(environment, new ArrayDeque<>(List.of(next)));
        }

        @Override
        public Object getProperty(String name) {
            return switch (name) {
                case "env" -> environment;
                case "scm" -> "the source";
                default -> super.getProperty(name);
            };
        }

        @Override
        public Object invokeMethod(String name, Object given) {
            Object[] arguments = (Object[]) given;
            Object last = arguments.length == 0 ? "" : arguments[arguments.length - 1];
            return switch (name) {
                case "$build" -> build;
                case "stage", "node" -> block(name, arguments, (Closure<?>) last);
                case "parallel" -> parallel((Map<?, ?>) last);
                case "slipwayDeliveryPart" -> part((EngineRun) ((Map<?, ?>) last).get("run"));
                case "slipwayPackage" -> {
                    note(name + " " + last);
                    slipwayPackage();
                    yield Map.of();
                }
                case "checkout", "readFile" -> {
                    note(name + " " + last);
                    yield "banner: tonight";
                }
                default -> throw new AssertionError("no step " + name + Arrays.toString(arguments));
            };
        }

        private void note(String call) {
            calls.add(indent + call);
        }

        private Object block(String name, Object[] arguments, Closure<?> body) {
            note(arguments.length == 1 ? name : name + " " + arguments[0]);
            String outside = indent;
            indent = name.equals("node") ? "  " : indent;
            Object result = body.call();
            indent = outside;
            return result;
        }

        private Object parallel(Map<?, ?> branches) {
            note("parallel " + branches.keySet());
            branches.values().forEach(branch -> ((Closure<?>) branch).call());
            return null;
        }

        private Map<String, Object> part(EngineRun run) {
            String where = run.request().environment();
            note("part of " + where);
            Deque<String> next = states.computeIfAbsent(
                    where, any -> new ArrayDeque<>(List.of("NEEDS_AGENT", "RELEASED")));
            Map<String, Object> result = new HashMap<>(Map.of("state", next.removeFirst(), "run", run));
            if (result.get("state").equals("FAILED")) {
                result.put("cause", "broken");
            }
            if (result.get("state").equals("RELEASED")) {
                result.put("version", "1.4.0");
            }
            return result;
        }

        /** As the plugin remembers what slipway reports. */
        private void slipwayPackage() {
            try {
                KeptFiles.of(build).keep(KeptFiles.chart(""), new byte[] {1});
                KeptFiles.of(build).keep(KeptFiles.descriptor(""), new byte[] {1});
                ReleasesAction.of(build)
                        .learn("", Report.parse("{\"verb\": \"package\", \"exitCode\": 0, \"problems\": [], \"result\": {"
                                + "\"environments\": [{\"environment\": \"review\", \"template\": true},"
                                + "{\"environment\": \"development\"},"
                                + "{\"environment\": \"acceptance\", \"after\": [\"development\"]}" + order + "]}}"), true);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
