package io.slipway.initcontainer;

import io.slipway.initcontainer.build.BuildApp;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.publishing.PublishBundle;
import io.slipway.initcontainer.publishing.PublishResult;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Runs one verb and turns what goes wrong into a message, the termination log and an exit code. */
final class Run {
    /** One of the program's verbs. */
    interface Verb {
        void run();
    }

    private static final int LONGEST_MESSAGE = 4000;

    private final Settings settings;

    Run(Settings settings) {
        this.settings = settings;
    }

    int publish() {
        return guarded(
                new Verb() { // no lambda: making one takes as long as publishing a small site
                    @Override
                    public void run() {
                        Path bundle =
                                settings.isBuildMode() ? new BuildApp(settings).build() : settings.path(Setting.BUNDLE);
                        PublishResult result = new PublishBundle(settings).publish(bundle);
                        System.out.println("slipway: published " + result.files() + " files, " + result.changed()
                                + " of them with values of this environment, " + result.bytes() + " bytes");
                        if (result.kept().isPresent()) {
                            System.out.println("slipway: " + result.kept().get());
                        }
                    }
                });
    }

    int index(Path bundle) {
        return guarded(() -> System.out.println("slipway: " + new IndexBundle(settings).index(bundle)));
    }

    int rehearse() {
        return guarded(() -> new Rehearsal().run());
    }

    private int guarded(Verb verb) {
        try {
            settings.refuseUnreadable();
            verb.run();
            return 0;
        } catch (InitException e) {
            report(e.text(settings.get(Setting.ENVIRONMENT)));
            return e.exitCode();
        } catch (OutOfMemoryError e) {
            long memory = Runtime.getRuntime().maxMemory() >> 20;
            report(Problem.of("the bundle takes more memory than the " + memory + " MiB that Java has here")
                    .fix("raise the memory limit of the init container (initContainer.resources), or put the tokens of"
                            + " large files into small ones")
                    .text(settings.get(Setting.ENVIRONMENT)));
            return InitException.FAILED;
        } catch (RuntimeException | Error e) {
            Problem problem = Problem.of("internal error in slipway-init: " + e).fix("report it with the lines below");
            report(problem.text(settings.get(Setting.ENVIRONMENT)));
            e.printStackTrace();
            return InitException.FAILED;
        }
    }

    /** The kubelet keeps the last 4096 bytes of the file, and what happened stands in the first line. */
    private static byte[] head(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST_MESSAGE);
        while (length < bytes.length && (bytes[length] & 0xc0) == 0x80) {
            length--; // no letter is cut in two
        }
        return Arrays.copyOf(bytes, length);
    }

    private void report(String text) {
        System.err.println(text);
        Path log = settings.path(Setting.TERMINATION_LOG);
        try {
            // Kubernetes makes the file; where it is not, nobody reads it.
            if (!settings.get(Setting.TERMINATION_LOG).equals(Setting.TERMINATION_LOG.defaultValue())
                    || Files.exists(log)) {
                Files.write(
                        log,
                        head(text),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            // The message stands in the container's log as well.
        }
    }
}
