package io.slipway.release.helm.program;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.HelmErrors;
import io.slipway.release.helm.HelmTerminatedException;
import io.slipway.release.helm.Kubeconfig;
import io.slipway.release.helm.LintLines;
import io.slipway.release.helm.LintResult;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.helm.PushRequest;
import io.slipway.release.helm.Pushed;
import io.slipway.release.helm.RegistryErrors;
import io.slipway.release.helm.ReleaseChange;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.helm.ValuesText;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code helm} program, 3 or 4. */
public final class HelmOnPath implements Helm {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Time for Helm to tell of its own time-out before it is ended. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final String REVISIONS_KEPT = "10";
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.[^\\s+]*");

    private final Path program;
    private final Duration limit;
    private String version;

    private HelmOnPath(Path program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    public static HelmOnPath at(Path program) {
        return at(program, LIMIT);
    }

    /** @param limit of one call that asks no cluster */
    public static HelmOnPath at(Path program, Duration limit) {
        return new HelmOnPath(program, limit);
    }

    @Override
    public String describe() {
        return "helm " + version() + " (" + program + ")";
    }

    /** Asked for once, and only where 3 and 4 differ: it costs a process. */
    private synchronized String version() {
        if (version == null) {
            HelmProcess.Output output = run(List.of("version", "--template", "{{ .Version }}"));
            Matcher matcher = VERSION.matcher(output.out().strip());
            if (output.exitCode() != 0 || !matcher.lookingAt()) {
                throw SlipwayException.missing(Problem.of("this helm does not print its version: " + output.err())
                        .at(program.toString())
                        .fix("install Helm 3 or 4, or use --helm embedded"));
            }
            version = matcher.group().replaceFirst("^v", "");
        }
        return version;
    }

    @Override
    public LintResult lint(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            List<String> arguments = new ArrayList<>(List.of("lint", absolute(request.chart())));
            addChartRequest(arguments, request, directory);
            HelmProcess.Output output = run(arguments, directory);
            if (!output.out().contains("==> Linting")) {
                throw HelmErrors.translate(output.err(), request.chart());
            }
            return LintLines.parse(output.out(), request.chart());
        }
    }

    @Override
    public String template(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            List<String> arguments = new ArrayList<>(
                    List.of("template", request.release(), absolute(request.chart()), "--no-hooks", "--skip-tests"));
            addChartRequest(arguments, request, directory);
            HelmProcess.Output output = run(arguments, directory);
            if (output.exitCode() != 0) {
                throw HelmErrors.translate(output.err(), request.chart());
            }
            return output.out();
        }
    }

    private static void addChartRequest(List<String> arguments, ChartRequest request, PrivateDirectory directory) {
        arguments.addAll(List.of("--namespace", request.namespace(), "--kube-version", request.kubeVersion()));
        addValues(arguments, request.values(), directory);
    }

    private static void addValues(List<String> arguments, Map<String, Object> values, PrivateDirectory directory) {
        Path file = directory.write("values.yaml", ValuesText.of(values));
        arguments.addAll(List.of("--values", file.toString()));
    }

    @Override
    public Revision upgradeInstall(UpgradeRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            ReleaseTarget target = request.target();
            List<String> arguments = new ArrayList<>(
                    List.of("upgrade", "--install", "--reset-values", target.release(), absolute(request.chart())));
            addTarget(arguments, target);
            addWait(arguments, request.untilReady(), request.timeout());
            addValues(arguments, request.values(), directory);
            arguments.addAll(List.of("--history-max", REVISIONS_KEPT, "--description", request.description()));
            if (request.takeOwnership()) {
                arguments.add("--take-ownership");
            }
            return change(target, request.chart(), arguments, request.values(), request.timeout(), directory)
                    .orElseThrow();
        }
    }

    @Override
    public Revision rollback(RollbackRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            ReleaseTarget target = request.target();
            Map<String, Object> values =
                    ReleaseStore.patient(target).revision(request.revision()).values();
            List<String> arguments =
                    new ArrayList<>(List.of("rollback", target.release(), String.valueOf(request.revision())));
            addTarget(arguments, target);
            addWait(arguments, request.untilReady(), request.timeout());
            arguments.addAll(List.of("--history-max", REVISIONS_KEPT));
            return change(target, Path.of("."), arguments, values, request.timeout(), directory)
                    .orElseThrow();
        }
    }

    @Override
    public void uninstall(ReleaseTarget target, Duration timeout) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            List<String> arguments = new ArrayList<>(List.of("uninstall", target.release(), "--ignore-not-found"));
            addTarget(arguments, target);
            addWait(arguments, true, timeout);
            change(target, Path.of("."), arguments, Map.of(), timeout, directory);
        }
    }

    @Override
    public Pushed push(PushRequest request) {
        List<String> arguments = new ArrayList<>(
                List.of("push", absolute(request.archive()), request.registry().toString()));
        if (request.plainHttp()) {
            arguments.add("--plain-http");
        }
        request.caFile().ifPresent(file -> arguments.addAll(List.of("--ca-file", absolute(file))));
        HelmProcess.Output output = run(arguments);
        if (output.exitCode() != 0) {
            throw RegistryErrors.of(output.err(), request);
        }
        // Helm 3 tells it on one of the two, Helm 4 on the other.
        return Pushed.parse(output.out() + output.err(), request);
    }

    private static void addTarget(List<String> arguments, ReleaseTarget target) {
        target.cluster().mustExist();
        arguments.addAll(List.of("--namespace", target.namespace()));
        arguments.addAll(List.of("--kubeconfig", absolute(target.cluster().kubeconfig())));
        target.cluster().context().ifPresent(context -> arguments.addAll(List.of("--kube-context", context)));
    }

    private static void addWait(List<String> arguments, boolean wait, Duration timeout) {
        if (wait) {
            arguments.add("--wait");
        }
        arguments.addAll(List.of("--timeout", timeout.toSeconds() + "s"));
    }

    private Optional<Revision> change(
            ReleaseTarget target,
            Path chart,
            List<String> arguments,
            Map<String, Object> values,
            Duration timeout,
            PrivateDirectory directory) {
        return ReleaseChange.run(target, values, new ReleaseChange.Step() {
            private volatile HelmProcess process;

            @Override
            public void run() throws HelmTerminatedException {
                process = HelmProcess.start(
                        command(arguments), Map.of(), directory, Kubeconfig.signsInByProgram(target.cluster()));
                if (AtExit.isEnding()) {
                    // The end may have come just before there was a process to stop.
                    stop();
                }
                HelmProcess.Output output = process.await(timeout.plus(GRACE));
                stop();
                if (output.exitCode() != 0) {
                    throw HelmErrors.ofChange(output.err(), target, chart);
                }
            }

            @Override
            public void stop() {
                if (process != null) {
                    process.close();
                }
            }
        });
    }

    private HelmProcess.Output run(List<String> arguments) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            return run(arguments, directory);
        }
    }

    /** Without a cluster: not even a template's {@code lookup} may find the one that the user is logged in to. */
    private HelmProcess.Output run(List<String> arguments, PrivateDirectory directory) {
        Path noCluster = directory.write("no-cluster.yaml", Kubeconfig.NO_CLUSTER);
        try (HelmProcess process =
                HelmProcess.start(command(arguments), Map.of("KUBECONFIG", noCluster.toString()), directory, false)) {
            return process.await(limit);
        } catch (HelmTerminatedException ended) {
            throw SlipwayException.failed(Problem.of("Helm gave up: " + ended.getMessage()));
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return command;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public void close() {
        // Each call is a process of its own.
    }
}
