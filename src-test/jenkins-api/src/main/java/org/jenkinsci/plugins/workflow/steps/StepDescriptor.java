package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/** Read from workflow-step-api 710.v3e456cc85233. */
public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public boolean isAdvanced() {
        throw new UnsupportedOperationException();
    }

    /** Jenkins' own coerces values too. */
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        Step step = clazz.getConstructor().newInstance();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            for (Method method : clazz.getMethods()) {
                if (method.getName().equalsIgnoreCase("set" + argument.getKey())) {
                    method.invoke(step, argument.getValue());
                }
            }
        }
        return step;
    }
}
