package io.slipway.plugin.pipeline;

import com.lesfurets.jenkins.unit.BasePipelineTest;
import com.lesfurets.jenkins.unit.MethodCall;
import com.lesfurets.jenkins.unit.MethodSignature;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import io.slipway.plugin.steps.ApprovalStep;
import io.slipway.plugin.steps.CheckStep;
import io.slipway.plugin.steps.DeliverStep;
import io.slipway.plugin.steps.PackageStep;
import io.slipway.plugin.steps.PromoteStep;
import io.slipway.plugin.steps.ReleaseStep;
import io.slipway.plugin.steps.ReviewCloseStep;
import io.slipway.plugin.steps.ReviewStep;
import io.slipway.plugin.steps.RollbackStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A Pipeline on JenkinsPipelineUnit, which knows Declarative's words and the steps of the plugin's own descriptors. */
final class PipelineRun extends BasePipelineTest {

    static final List<StepDescriptor> STEPS = List.of(
            new PackageStep.DescriptorImpl(),
            new CheckStep.DescriptorImpl(),
            new ReleaseStep.DescriptorImpl(),
            new PromoteStep.DescriptorImpl(),
            new RollbackStep.DescriptorImpl(),
            new ReviewStep.DescriptorImpl(),
            new ReviewCloseStep.DescriptorImpl(),
            new DeliverStep.DescriptorImpl(),
            new ApprovalStep.DescriptorImpl());

    private static final List<String> BLOCKS =
            List.of("pipeline", "agent", "options", "stages", "steps", "post", "always", "failure");

    PipelineRun() throws Exception {
        setUp();
        STEPS.forEach(this::register);
        BLOCKS.forEach(word -> allow(word, List.of(Closure.class), PipelineRun::call));
        Environment environment = new Environment();
        allow("environment", List.of(Closure.class), arguments -> environment.fill((Closure<?>) arguments[0]));
        allow("stage", List.of(String.class, Closure.class), PipelineRun::call);
        allow("dir", List.of(String.class, Closure.class), PipelineRun::call);
        allow("agent", List.of(Object.class), arguments -> null);
        allow("label", List.of(String.class), arguments -> null);
        allow("timeout", List.of(Map.class), arguments -> null);
        allow("sh", List.of(String.class), arguments -> null);
        allow("echo", List.of(String.class), arguments -> null);
        getBinding().setVariable("none", "none");
        getBinding().setVariable("env", environment);
    }

    List<MethodCall> run(String script) throws Exception {
        Path file = Files.createTempFile("Jenkinsfile", ".groovy");
        try {
            Files.writeString(file, script);
            runScript(file.toString());
            return getHelper().getCallStack();
        } finally {
            Files.delete(file);
        }
    }

    /** The plugin's steps that a Pipeline takes, with what it gives them. */
    List<String> slipwaySteps(String script) throws Exception {
        return run(script).stream()
                .filter(call -> call.getMethodName().startsWith("slipway"))
                .map(call -> call.getMethodName() + Arrays.toString(call.getArgs()))
                .toList();
    }

    private void register(StepDescriptor descriptor) {
        StepModel step = StepModel.of(descriptor);
        allow(step.function(), List.of(), arguments -> accept(step, Map.of()));
        allow(step.function(), List.of(Map.class), arguments -> accept(step, (Map<?, ?>) arguments[0]));
        allow(step.function(), List.of(String.class), arguments -> {
            step.accept(arguments[0]);
            return Map.of();
        });
    }

    private static Object accept(StepModel step, Map<?, ?> arguments) {
        step.accept(arguments);
        return Map.of();
    }

    private static Object call(Object[] arguments) {
        Closure<?> body = (Closure<?>) arguments[arguments.length - 1];
        return body.call();
    }

    private void allow(String name, List<Class<?>> types, Function<Object[], Object> body) {
        getHelper().registerAllowedMethod(new MethodSignature(name, types.toArray(Class[]::new)), closure(body));
    }

    private Closure<Object> closure(Function<Object[], Object> body) {
        return new Closure<>(this) {
            private static final long serialVersionUID = 1L;

            @Override
            public Object call(Object... arguments) {
                return body.apply(arguments);
            }
        };
    }

    /** What {@code env} and the words of an environment block are. */
    public static final class Environment extends GroovyObjectSupport {

        private final Map<String, Object> values = new HashMap<>(Map.of("BUILD_NUMBER", "42"));

        Object fill(Closure<?> block) {
            block.setDelegate(this);
            block.setResolveStrategy(Closure.DELEGATE_FIRST);
            return block.call();
        }

        @Override
        public Object getProperty(String name) {
            if (name.equals("env")) {
                return this;
            }
            return values.get(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            values.put(name, value);
        }
    }
}
