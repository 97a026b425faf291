package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.model.Result;
import io.slipway.plugin.engine.BuildContext;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.FreestyleContext;
import io.slipway.plugin.engine.Verb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread of the test is that of the build. */
class FreestyleLoopTest {

    private final ExecutorService looks = Executors.newCachedThreadPool();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<Boolean> stops = new CopyOnWriteArrayList<>();
    private final Thread build = Thread.currentThread();

    @AfterEach
    void endLooks() {
        looks.shutdownNow();
        Thread.interrupted();
    }

    @Test
    void walksToTheEnd() throws Exception {
        assertThat(walk(time -> time < 3 ? new Next.Again(Duration.ofMillis(1)) : new Next.Done(Map.of())))
                .isEqualTo(Result.SUCCESS);
    }

    @Test
    void aRejectionIsNoFailure() throws Exception {
        assertThat(walk(time -> new Next.Ended("Ada said no.", false))).isEqualTo(Result.NOT_BUILT);
        assertThat(log()).isEqualTo("Ada said no.\n");
    }

    @Test
    void aFailureIsOneWithItsCause() {
        assertThatThrownBy(() -> walk(time -> new Next.Failed("no value for token apiUrl")))
                .isInstanceOf(AbortException.class)
                .hasMessage("no value for token apiUrl");
    }

    @Test
    void whatGoesWrongInALookComesOutAsItWas() {
        assertThatThrownBy(() -> walk(time -> {
                    throw new LinkageError("a plugin is missing");
                }))
                .isInstanceOf(LinkageError.class)
                .hasMessage("a plugin is missing");
    }

    @Test
    void aBuildThatIsStoppedEndsAndTheLogSaysHow() {
        assertThatThrownBy(() -> walk(time -> {
                    build.interrupt();
                    return time == 1 ? new Next.Again(Duration.ZERO) : new Next.Ended("It was stopped.", true);
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(log()).isEqualTo("It was stopped.\n");
    }

    /** Slipway may just have been started by it. */
    @Test
    void aStopDoesNotTearALook() {
        List<Boolean> whole = new ArrayList<>();
        assertThatThrownBy(() -> walk(time -> {
                    if (time > 1) {
                        return new Next.Ended("It was stopped.", true);
                    }
                    stopAndAwait();
                    whole.add(true);
                    return new Next.Again(Duration.ZERO);
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(whole).containsExactly(true);
        assertThat(stops).containsExactly(false);
    }

    @Test
    void aLookThatNeverEndsIsGivenUpAtTheThirdStop() {
        assertThatThrownBy(() -> walk(time -> {
                    stopAndAwait();
                    stopAndAwait();
                    build.interrupt();
                    new CountDownLatch(1).await();
                    return new Next.Again(Duration.ZERO);
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(stops).containsExactly(false, true, true);
    }

    private void stopAndAwait() throws InterruptedException {
        int before = stops.size();
        build.interrupt();
        while (stops.size() == before) {
            Thread.sleep(1);
        }
    }

    private Result walk(Look look) throws IOException, InterruptedException {
        EngineRequest request = EngineRequest.of(Verb.PACKAGE, "", List.of());
        PrintStream printed = new PrintStream(log, true, StandardCharsets.UTF_8);
        return FreestyleLoop.run(
                new EngineRun(request, new LookedAt(look, stops)),
                new FreestyleContext(null, null, null, () -> printed),
                looks);
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private interface Look {
        Next at(int time) throws IOException, InterruptedException;
    }

    /** What happens each time that it is looked at. */
    private static final class LookedAt implements Stage {

        private static final long serialVersionUID = 1L;

        private final transient Look look;
        private final transient List<Boolean> stops;
        private int time;

        LookedAt(Look look, List<Boolean> stops) {
            this.look = look;
            this.stops = stops;
        }

        @Override
        public Next advance(EngineRun engineRun, BuildContext context) throws IOException, InterruptedException {
            time++;
            return look.at(time);
        }

        @Override
        public void stop(boolean atOnce) {
            stops.add(atOnce);
        }

        @Override
        public long changeStamp() {
            return time;
        }

        @Override
        public String status() {
            return "";
        }
    }
}
