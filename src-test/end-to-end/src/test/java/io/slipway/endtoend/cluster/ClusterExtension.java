package io.slipway.endtoend.cluster;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives constructors and test methods that ask for it the {@link TestCluster} of the run, started for the first of them. */
public final class ClusterExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes what is kept in its root store after the last test class.
        return context.getRoot()
                .getStore(Namespace.create(ClusterExtension.class))
                .computeIfAbsent(Shared.class, type -> new Shared(), Shared.class)
                .cluster();
    }

    /** What did not start for the first test will not for the next one, and each would wait for it. */
    private static final class Shared implements AutoCloseable {
        private Optional<TestCluster> started = Optional.empty();
        private Optional<Throwable> failure = Optional.empty();

        synchronized TestCluster cluster() {
            failure.ifPresent(cause -> {
                throw new AssertionError("the cluster did not start, see the first test that asked for it", cause);
            });
            if (started.isEmpty()) {
                try {
                    started = Optional.of(TestCluster.start());
                } catch (RuntimeException | Error e) {
                    failure = Optional.of(e);
                    throw e;
                }
            }
            return started.get();
        }

        @Override
        public void close() {
            started.ifPresent(TestCluster::close);
        }
    }
}
