package io.slipway.release.preview;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import io.slipway.release.descriptor.App;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.EmbeddedHelm;
import io.slipway.release.helm.Helm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.packaging.ChartArchive;
import io.slipway.release.packaging.ChartPackage;
import io.slipway.release.programs.Progress;
import io.slipway.release.site.SiteConfiguration;
import io.slipway.release.tokens.TokenCheck;
import io.slipway.release.values.ReleaseValues;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does on this machine, step by step, what the pipeline and a pod do, and serves the site until it is ended. */
public final class Preview {

    /** Kubernetes minor that manifests are rendered for when there is no cluster to ask. */
    private static final String KUBE_VERSION = "1.34";

    private final PreviewRequest request;
    private final PrintStream out;
    private final Progress progress;

    public Preview(PreviewRequest request, PrintStream out, Progress progress) {
        this.request = request;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Serves until this process is told to end, or nginx ends by itself.
     *
     * @return nginx's exit code
     * @throws SlipwayException with what was wrong, before anything is served
     */
    public int run() throws IOException, InterruptedException {
        out.println("slipway: preview of " + request.descriptor().app().name() + ", environment "
                + request.environment().name());
        TokenCheck.Result tokens = TokenCheck.of(request.descriptor(), request.variables());
        progress.done("check", tokens.summary());
        Port.requireFree(request.port());
        Workspace workspace = Workspace.of(request.descriptor());
        Path nginx = NginxProgram.findOrInstall(workspace, progress);
        AppBuild build = new AppBuild(request.descriptor(), workspace, progress);
        try (FileLock lock = workspace.lock()) {
            build.install();
            if (request.mode() == App.Mode.PREBUILT) {
                build.build();
            }
            packageChart(workspace);
            lock.release();
        }
        Path folder = workspace.preview(request.environment().name(), request.port());
        SiteConfiguration site =
                SiteConfiguration.of(request.descriptor(), request.environment(), request.variables());
        AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ended.set(true);
            remove(folder);
        }));
        try {
            return serve(build.output(), nginx, folder, site, workspace);
        } finally {
            if (!ended.get()) {
                remove(folder);
            }
        }
    }

    private void packageChart(Workspace workspace) throws IOException {
        try (AppChart chart = AppChart.of(request.descriptor())) {
            ChartArchive archive = ChartPackage.write(chart.packageInto(workspace.packages()));
            progress.done(
                    "chart", archive.file() + " (sha256 " + archive.sha256().substring(0, 12) + "…)");
            if (request.showManifests()) {
                showManifests(chart.folder());
            }
        }
    }

    private void showManifests(Path chart) {
        SiteConfiguration site =
                SiteConfiguration.of(request.descriptor(), request.environment(), request.variables());
        try (Helm helm = EmbeddedHelm.start()) {
            out.println(helm.template(new ChartRequest(
                            chart,
                            ReleaseValues.of(
                                    request.descriptor(), request.environment(), request.variables(), site.inPod()),
                            request.descriptor().app().name(),
                            request.environment().namespace(),
                            KUBE_VERSION))
                    .strip());
        }
    }

    private int serve(Path bundle, Path nginx, Path folder, SiteConfiguration site, Workspace workspace)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path published = folder.resolve("site").resolve("html");
        new SitePublication(request.descriptor(), request.variables(), request.mode(), workspace)
                .publish(bundle, published, folder, progress);
        Path configuration = Files.writeString(
                folder.resolve("nginx.conf"), site.here(published, folder.resolve("run"), request.port()));
        Files.createDirectories(folder.resolve("run"));
        Path log = workspace.log("nginx-" + request.environment().name());
        NginxServer server = NginxServer.start(nginx, configuration, log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        URI url = URI.create("http://127.0.0.1:" + request.port()
                + request.descriptor().app().basePath());
        server.awaitAnswer(url);
        progress.done("nginx", "log in " + log);
        out.println();
        out.println("  " + url + "   (Ctrl-C ends it)");
        out.flush();
        return server.await();
    }

    private static void remove(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new SlipwayException(
                    io.slipway.release.ExitCode.FAILED,
                    java.util.List.of(Problem.of("cannot clean up: " + e.getMessage()).at(folder.toString())),
                    e);
        }
    }
}
