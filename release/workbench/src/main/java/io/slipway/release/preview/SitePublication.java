package io.slipway.release.preview;

import io.slipway.initcontainer.settings.ListText;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.doctor.ProgramRun;
import io.slipway.release.doctor.Progress;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.values.InitContainerSettings;
import io.slipway.release.variables.Variables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the init container's program as its own process, with the settings and variables that a pod would give it. */
public final class SitePublication {

    private static final String PROGRAM = "io.slipway.initcontainer.SlipwayInit";

    private final Descriptor descriptor;
    private final Variables variables;
    private final App.Mode mode;
    private final Path log;

    /** @param log takes what the program prints */
    public SitePublication(Descriptor descriptor, Variables variables, App.Mode mode, Path log) {
        this.descriptor = descriptor;
        this.variables = variables;
        this.mode = mode;
        this.log = log;
    }

    /**
     * Publishes the site.
     *
     * @param bundle the built bundle, for the mode that takes one
     * @param site the symbolic link that nginx is to serve
     * @param directory that the program may write into, beside the site
     * @param work an empty directory for a copy of the source, outside of the source
     * @throws SlipwayException (failed) with what the program printed
     */
    public void publish(Path bundle, Path site, Path directory, Path work, Progress progress) throws IOException {
        Map<String, String> environment = new HashMap<>(InitContainerSettings.of(descriptor, mode));
        variables.plain().forEach((name, value) -> environment.put(Setting.variable(name), value));
        environment.put(Setting.SECRETS.env(), ListText.of(variables.secret().keySet()));
        environment.put(Setting.MODE.env(), mode.word());
        environment.put(Setting.ENVIRONMENT.env(), variables.environment());
        environment.put(Setting.BASE_PATH.env(), descriptor.app().basePath());
        environment.put(Setting.BUNDLE.env(), bundle.toString());
        environment.put(Setting.SOURCE.env(), descriptor.source().toString());
        environment.put(Setting.WORK.env(), work.toString());
        environment.put(Setting.SITE.env(), site.toString());
        environment.put(
                Setting.TERMINATION_LOG.env(),
                directory.resolve("termination-log").toString());
        ProgramRun.Outcome outcome =
                new ProgramRun(command(), descriptor.directory(), environment).run(log, progress, "slipway-init");
        if (outcome.exitCode() != 0) {
            throw SlipwayException.failed(Problem.of("the site could not be published\n" + outcome.tail())
                    .at(log.toString()));
        }
        lastLine(outcome.tail(), progress);
    }

    private static void lastLine(String tail, Progress progress) {
        String[] lines = tail.strip().split("\n");
        progress.done(
                "site",
                lines[lines.length - 1].replaceFirst("^slipway-init: ", "").strip());
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                PROGRAM,
                "publish");
    }

    /** What this process runs from; the program is started in another directory, where a relative path names nothing. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
