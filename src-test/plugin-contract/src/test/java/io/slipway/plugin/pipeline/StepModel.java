package io.slipway.plugin.pipeline;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step as Jenkins would make it of its arguments: required ones through the constructor, the others through setters.
 *
 * @param required names, in the constructor's order
 * @param optional names
 */
record StepModel(String function, List<String> required, List<String> optional) {

    static StepModel of(StepDescriptor descriptor) {
        Class<?> step = descriptor.clazz;
        Constructor<?> constructor = Arrays.stream(step.getConstructors())
                .filter(one -> one.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        return new StepModel(
                descriptor.getFunctionName(),
                Stream.of(constructor.getParameters()).map(Parameter::getName).toList(),
                Stream.of(step.getMethods())
                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                        .map(Method::getName)
                        .map(name -> Introspector.decapitalize(name.substring("set".length())))
                        .toList());
    }

    /** Says what Jenkins would say. */
    void accept(Map<?, ?> arguments) {
        for (Object name : arguments.keySet()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new IllegalArgumentException(function + " has no parameter " + name);
            }
        }
        for (String name : required) {
            if (!arguments.containsKey(name)) {
                throw new IllegalArgumentException(function + " needs the parameter " + name);
            }
        }
    }

    /** A value alone stands for the one parameter that is required. */
    void accept(Object value) {
        if (required.size() != 1) {
            throw new IllegalArgumentException(function + " needs its parameters by name: " + required);
        }
        accept(Map.of(required.get(0), value));
    }
}
