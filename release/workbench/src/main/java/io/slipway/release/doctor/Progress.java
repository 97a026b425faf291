package io.slipway.release.doctor;

import io.slipway.release.problems.PlainText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells a person what is being done: a line per step, and elapsed time while a step takes long.
 *
 * <p>On a terminal the line is rewritten each second; elsewhere a line is added after 10 s and then every 30 s, so that
 * a log stays readable.
 */
public final class Progress {

    private static final int WIDTH = 20;

    /** To the line's beginning, and all of it deleted; picocli's Ansi has colours only. */
    private static final String ERASED = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;

    public Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A step that is done, with what came out of it. */
    public void done(String step, String result) {
        out.println(line(step, result));
        out.flush();
    }

    /** Says that a step begins. */
    public Running begin(String step) {
        return new Running(step);
    }

    private static String line(String step, String result) {
        return PlainText.of(String.format(Locale.ROOT, "  %-" + WIDTH + "s %s", step, result));
    }

    /** A duration as people say it: {@code 0.4 s}, {@code 12 s}, {@code 2 min 5 s}. */
    public static String summary(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** A step that is under way. */
    public final class Running {

        private final String step;
        private final Instant since = Instant.now();
        private long shownAt = -1;

        private Running(String step) {
            this.step = step;
            if (terminal) {
                tick("");
            }
        }

        /** To be called now and then; writes when it is time to. */
        public void tick(String lastLine) {
            long elapsed = Duration.between(since, Instant.now()).toSeconds();
            if (terminal) {
                if (elapsed != shownAt) {
                    out.print(ERASED + line(step, "… " + elapsed + " s  " + shortened(lastLine)));
                    out.flush();
                    shownAt = elapsed;
                }
            } else if (elapsed >= 10 && (shownAt < 0 || elapsed - shownAt >= 30)) {
                done(step, "… " + summary(Duration.ofSeconds(elapsed)) + " so far");
                shownAt = elapsed;
            }
        }

        /** Ends the step with its result and how long it took. */
        public void end(String result) {
            if (terminal) {
                out.print(ERASED);
            }
            done(step, result + " in " + summary(Duration.between(since, Instant.now())));
        }

        private static String shortened(String text) {
            String plain = PlainText.withoutSequences(text).strip();
            return plain.length() > 50 ? plain.substring(0, 49) + "…" : plain;
        }
    }
}
