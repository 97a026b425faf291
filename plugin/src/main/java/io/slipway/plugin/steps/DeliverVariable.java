package io.slipway.plugin.steps;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jenkinsci.plugins.workflow.cps.GroovySourceFileAllowlist;

/** {@code slipwayDeliver} in a Pipeline: the program in {@code Deliver.groovy}, which takes agents and gives them back. */
@Extension
public final class DeliverVariable extends GlobalVariable {

    private static final String PROGRAM = "io.slipway.plugin.steps.Deliver";

    @Override
    public String getName() {
        return "slipwayDeliver";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        return script.getClass()
                .getClassLoader()
                .loadClass(PROGRAM)
                .getConstructor(Object.class)
                .newInstance(script);
    }

    /** Lets Pipelines load the program, which is ours and takes no code of theirs. */
    @Extension
    public static final class Allowed extends GroovySourceFileAllowlist {

        private static final String FILE = "/" + PROGRAM.replace('.', '/') + ".groovy";

        @Override
        public boolean isAllowed(String groovySourceFileUrl) {
            return groovySourceFileUrl.endsWith("/WEB-INF/lib/slipway.jar!" + FILE)
                    || groovySourceFileUrl.startsWith("file:") && groovySourceFileUrl.endsWith(FILE);
        }
    }
}
