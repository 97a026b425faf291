package io.slipway.plugin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryLoopTest {

    /** Somebody stops the build while slipway is being started. */
    private static final class StoppedPlace implements Place {

        private int asked;

        @Override
        public Run<?, ?> run() throws InterruptedException {
            asked++;
            assertThat(asked).as("looks at a delivery that has ended").isLessThan(5);
            if (asked == 1) {
                throw new InterruptedException("stopped");
            }
            return null;
        }

        @Override
        public FilePath workspace() {
            throw new UnsupportedOperationException();
        }

        @Override
        public EnvVars environment() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskListener log() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aBuildThatIsStoppedEnds() {
        Delivery delivery = Delivery.of(Order.of(Verb.PACKAGE, "", List.of()));
        assertThatThrownBy(() -> DeliveryLoop.run(delivery, new StoppedPlace()))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
    }
}
