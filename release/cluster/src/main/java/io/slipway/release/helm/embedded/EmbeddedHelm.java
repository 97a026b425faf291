package io.slipway.release.helm.embedded;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.HelmErrors;
import io.slipway.release.helm.HelmTerminatedException;
import io.slipway.release.helm.Kubeconfig;
import io.slipway.release.helm.LintLines;
import io.slipway.release.helm.LintResult;
import io.slipway.release.helm.LintResult.Finding;
import io.slipway.release.helm.LintResult.Severity;
import io.slipway.release.helm.PrivateDirectory;
import io.slipway.release.helm.PushRequest;
import io.slipway.release.helm.Pushed;
import io.slipway.release.helm.RegistryErrors;
import io.slipway.release.helm.ReleaseChange;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.helm.UserCache;
import io.slipway.release.helm.ValuesText;
import io.slipway.release.problems.AtExit;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import io.slipway.release.revisions.StoredRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Helm as a library in a child process of its own, which can be timed out and killed, and whose end ends nothing else.
 *
 * <p>One child serves all calls; the next call after one that ended it starts another.
 */
public final class EmbeddedHelm implements Helm {

    public static final Duration LIMIT = Duration.ofMinutes(2);

    /** Time for Helm to tell of its own time-out before it is ended. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int REVISIONS_KEPT = 10;

    private final Path cache;
    private final Duration limit;
    private final PrivateDirectory home = PrivateDirectory.create();
    private ChildProcess child;
    private boolean childSignsIn;

    private EmbeddedHelm(Path cache, Duration limit) {
        this.cache = cache;
        this.limit = limit;
    }

    /** Starts the child at once, so that it gets ready while the caller still reads its own input. */
    public static EmbeddedHelm start() {
        return start(UserCache.directory(), LIMIT);
    }

    /**
     * @param cache where the native library is kept
     * @param limit of one call that asks no cluster
     */
    public static EmbeddedHelm start(Path cache, Duration limit) {
        EmbeddedHelm helm = new EmbeddedHelm(cache, limit);
        try {
            helm.child();
            return helm;
        } catch (SlipwayException e) {
            helm.close();
            throw e;
        }
    }

    /** Whether Helm's library loads on this system; empty when it does, else why not. */
    public Optional<String> refusal() {
        try {
            child().awaitReady(limit);
            return Optional.empty();
        } catch (HelmTerminatedException ended) {
            return Optional.of(ended.getMessage());
        }
    }

    @Override
    public String describe() {
        return "embedded Helm " + NativeHelm.VERSION;
    }

    /**
     * The library's lint takes no values and believes in Kubernetes 1.20. So it gets a copy of the chart that has the values
     * already; and whatever it says about rendering is replaced by what rendering for the right version says.
     */
    @Override
    public LintResult lint(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            Path copy = ChartCopy.withValues(request, directory);
            String found = call(Map.of("verb", "lint", "chart", copy.toString()), request.chart());
            List<Finding> findings = new ArrayList<>();
            boolean rendered = true;
            for (Finding finding : LintLines.parse(found, request.chart()).findings()) {
                if (isAboutRendering(finding, request)) {
                    rendered = false;
                } else if (!finding.message().contains(" is deprecated in v")) {
                    findings.add(finding);
                }
            }
            Optional<String> manifests = addRendering(findings, request, rendered);
            return new LintResult(findings, manifests);
        }
    }

    private static boolean isAboutRendering(Finding finding, ChartRequest request) {
        String templates = request.chart().resolve("templates").toString();
        return finding.severity() == Severity.ERROR
                && finding.source().map(templates::equals).orElse(false);
    }

    /** An error of rendering alone is none of lint's: lint leaves {@code required} and {@code fail} to it. */
    private Optional<String> addRendering(List<Finding> findings, ChartRequest request, boolean rendered) {
        try {
            String manifests = template(request);
            findings.addAll(RemovedApis.in(manifests, request));
            return Optional.of(manifests);
        } catch (SlipwayException e) {
            if (!rendered) {
                e.problems().stream()
                        .map(problem -> Finding.of(Severity.ERROR, problem))
                        .filter(finding -> findings.stream().noneMatch(finding::saysTheSameAs))
                        .forEach(findings::add);
            }
            return Optional.empty();
        }
    }

    @Override
    public String template(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("verb", "template");
            fields.put("chart", absolute(request.chart()));
            fields.put("values", values(request.values(), directory));
            fields.put("release", request.release());
            fields.put("namespace", request.namespace());
            fields.put("kubeVersion", request.kubeVersion());
            return call(fields, request.chart());
        }
    }

    @Override
    public Revision upgradeInstall(UpgradeRequest request) {
        if (request.takeOwnership()) {
            throw SlipwayException.usage(Problem.of("embedded Helm cannot take over objects of no release")
                    .at("--take-ownership")
                    .fix("install Helm 3.17 or newer and use --helm path"));
        }
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            return upgrade(request, directory);
        }
    }

    /** The library has no rollback: an upgrade to a chart that renders to what the old revision put there. */
    @Override
    public Revision rollback(RollbackRequest request) {
        ReleaseStore store = ReleaseStore.patient(request.target());
        StoredRevision old = store.revision(request.revision());
        // Helm takes away what its base has and the new manifest has not. Its base is what is deployed, so that what
        // only a
        // failed revision brought would stay; without anything deployed, it is the newest.
        Optional<StoredRevision> failed =
                store.newest().filter(revision -> revision.status() == Revision.Status.FAILED);
        failed.ifPresent(revision -> store.supersedeDeployed());
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            return upgrade(rollback(request, old, directory), directory);
        } finally {
            failed.ifPresent(revision -> markFailed(store, revision));
        }
    }

    /** Its description tells the same, if this cannot be written. */
    private static void markFailed(ReleaseStore store, StoredRevision revision) {
        try {
            store.mark(revision.number(), Revision.Status.FAILED);
        } catch (SlipwayException cosmetic) {
            // How the rollback itself ended is what is told.
        }
    }

    private static UpgradeRequest rollback(RollbackRequest request, StoredRevision old, PrivateDirectory directory) {
        return new UpgradeRequest(
                request.target(),
                RollbackChart.write(old, directory.path()),
                old.values(),
                request.untilReady(),
                request.timeout(),
                false,
                "Rollback to " + request.revision());
    }

    private Revision upgrade(UpgradeRequest request, PrivateDirectory directory) {
        ReleaseTarget target = request.target();
        Map<String, String> fields = targetFields("upgrade", target, directory);
        fields.put("chart", absolute(request.chart()));
        fields.put("values", values(request.values(), directory));
        fields.put("description", request.description());
        fields.put("timeout", String.valueOf(request.timeout().toSeconds()));
        fields.put("wait", String.valueOf(request.untilReady()));
        Revision revision = change(target, request.chart(), fields, request.values(), request.timeout())
                .orElseThrow();
        forgetOld(target);
        return revision;
    }

    /** The library keeps all revisions there ever were. The next release can do this too: nothing fails of it. */
    private static void forgetOld(ReleaseTarget target) {
        try {
            new ReleaseStore(target).keepNewest(REVISIONS_KEPT);
        } catch (SlipwayException nextTime) {
            // The release is done.
        }
    }

    @Override
    public void uninstall(ReleaseTarget target, Duration timeout) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            change(target, Path.of("."), targetFields("uninstall", target, directory), Map.of(), timeout);
        }
        Removal.await(target, timeout);
    }

    @Override
    public Pushed push(PushRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("verb", "push");
        fields.put("archive", absolute(request.archive()));
        fields.put("registry", request.registry().toString());
        fields.put("plainHttp", String.valueOf(request.plainHttp()));
        fields.put("caFile", request.caFile().map(EmbeddedHelm::absolute).orElse(""));
        Frame answer = exchange(fields, request.archive());
        if (answer.fields().containsKey("error")) {
            throw RegistryErrors.of(answer.get("error"), request);
        }
        return Pushed.parse(answer.get("out"), request);
    }

    private static Map<String, String> targetFields(String verb, ReleaseTarget target, PrivateDirectory directory) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("verb", verb);
        fields.put("release", target.release());
        fields.put("namespace", target.namespace());
        fields.put(
                "kubeconfig", Kubeconfig.forContext(target.cluster(), directory).toString());
        return fields;
    }

    private static String values(Map<String, Object> values, PrivateDirectory directory) {
        return directory.write("values.yaml", ValuesText.of(values)).toString();
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private Optional<Revision> change(
            ReleaseTarget target,
            Path chart,
            Map<String, String> fields,
            Map<String, Object> values,
            Duration timeout) {
        return ReleaseChange.run(target, values, new ReleaseChange.Step() {
            @Override
            public void run() throws HelmTerminatedException {
                ChildProcess helm = child(Kubeconfig.signsInByProgram(target.cluster()));
                // The end may have come just before there was a child to stop.
                AtExit.refuseToBegin(target);
                Frame answer = helm.call(new Frame(fields), timeout.plus(GRACE));
                if (answer.fields().containsKey("error")) {
                    throw HelmErrors.ofChange(answer.get("error"), target, chart);
                }
            }

            @Override
            public void stop() {
                drop();
            }
        });
    }

    private String call(Map<String, String> fields, Path chart) {
        Frame answer = exchange(fields, chart);
        if (answer.fields().containsKey("error")) {
            throw HelmErrors.translate(answer.get("error"), chart);
        }
        return answer.get("out");
    }

    private Frame exchange(Map<String, String> fields, Path chart) {
        try {
            return child().call(new Frame(fields), limit);
        } catch (HelmTerminatedException ended) {
            drop();
            throw SlipwayException.failed(Problem.of("Helm gave up: " + ended.getMessage())
                    .at(chart.toString())
                    .fix("look for a template that repeats or calls itself without end"));
        }
    }

    private ChildProcess child() {
        return child(false);
    }

    /** @param signsIn whether it needs what a sign-in program reads; a child that has it serves all calls */
    private synchronized ChildProcess child(boolean signsIn) {
        if (child == null || !child.isAlive() || (signsIn && !childSignsIn)) {
            drop();
            child = ChildProcess.start(
                    NativeHelm.in(cache),
                    files(),
                    home,
                    Map.of("KUBECONFIG", noCluster().toString()),
                    signsIn);
            childSignsIn = signsIn;
        }
        return child;
    }

    private ChildFiles files() {
        try {
            return ChildFiles.in(cache);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the cache " + cache, e);
        }
    }

    private Path noCluster() {
        Path file = home.path().resolve("no-cluster.yaml");
        return Files.exists(file) ? file : home.write("no-cluster.yaml", Kubeconfig.NO_CLUSTER);
    }

    private synchronized void drop() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    @Override
    public void close() {
        drop();
        home.close();
    }
}
