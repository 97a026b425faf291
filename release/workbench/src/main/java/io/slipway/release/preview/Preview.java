package io.slipway.release.preview;

import io.slipway.release.checking.BuildNetwork;
import io.slipway.release.checking.ServerRoutes;
import io.slipway.release.descriptor.App;
import io.slipway.release.doctor.Progress;
import io.slipway.release.files.DirectoryTree;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.embedded.EmbeddedHelm;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.packaging.ChartArchive;
import io.slipway.release.packaging.ChartPackage;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.sources.ListedSource;
import io.slipway.release.sources.SiteSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Does on this machine, step by step, what the pipeline and a pod do, and serves the site until it is ended. */
public final class Preview {

    private final PreviewRequest request;
    private final ReleasePlan plan;
    private final PrintWriter out;
    private final Progress progress;

    public Preview(PreviewRequest request, PrintWriter out, Progress progress) {
        this.request = request;
        this.plan = request.plan();
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
        out.println("slipway: preview of " + plan.descriptor().app().name() + ", environment "
                + plan.environment().name());
        progress.done("check", plan.tokens().summary());
        for (String note : BuildNetwork.notes(plan.descriptor())) {
            progress.done("note", note);
        }
        for (String note : ServerRoutes.notes(plan.descriptor().source())) {
            progress.done("note", note);
        }
        Port.requireFree(request.port());
        Workspace workspace = Workspace.of(plan.descriptor());
        Path directory =
                Files.createDirectories(workspace.preview(plan.environment().name(), request.port()));
        try (CleanUp cleanUp = new CleanUp()) {
            cleanUp.add(() -> remove(directory));
            NginxCommand nginx =
                    NginxProgram.findOrInstall(plan.descriptor().nginx().image(), directory, workspace, progress);
            return serve(bundle(workspace), nginx, directory, workspace, cleanUp);
        }
    }

    private Path bundle(Workspace workspace) throws IOException {
        AppBuild build = new AppBuild(plan.descriptor(), workspace, progress);
        try (FileLock lock = workspace.lock()) {
            build.install();
            if (request.mode() == App.Mode.PREBUILT) {
                build.build();
            }
            packageChart(workspace);
            lock.release();
        }
        return build.output();
    }

    private void packageChart(Workspace workspace) {
        try (AppChart chart = AppChart.of(plan.descriptor())) {
            ChartArchive archive = ChartPackage.write(chart.packageInto(workspace.packages()));
            progress.done(
                    "chart", archive.file() + " (sha256 " + archive.sha256().substring(0, 12) + "…)");
            if (request.showManifests()) {
                showManifests(chart.directory());
            }
        }
    }

    private void showManifests(Path chart) {
        try (Helm helm = EmbeddedHelm.start()) {
            out.println(
                    helm.template(plan.chartRequest(chart, KubeVersion.DEFAULT)).strip());
        }
    }

    private int serve(Path bundle, NginxCommand nginx, Path directory, Workspace workspace, CleanUp cleanUp)
            throws IOException, InterruptedException {
        Path published = directory.resolve("site").resolve("html");
        new SitePublication(
                        plan.descriptor(),
                        plan.variables(),
                        request.mode(),
                        workspace.log("slipway-init-" + plan.environment().name()))
                .publish(bundle, published, directory, work(cleanUp), progress);
        List<String> pages = new StartPages(plan, published).paths();
        List<ListedSource> sources = sources().of(plan);
        if (!sources.isEmpty()) {
            out.println(SiteSources.text(sources));
        }
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"), plan.site().here(published, directory.resolve("run"), request.port()));
        Files.createDirectories(directory.resolve("run"));
        Path log = workspace.log("nginx-" + plan.environment().name());
        NginxServer server = NginxServer.start(nginx, configuration, log);
        cleanUp.add(server::stop);
        List<URI> urls = pages.stream()
                .map(page -> URI.create("http://127.0.0.1:" + request.port() + page))
                .toList();
        server.awaitAnswer(urls.get(0), plan.site().expectedStatuses());
        progress.done("nginx", "log in " + log);
        out.println();
        out.println(
                "  " + urls.stream().map(URI::toString).collect(Collectors.joining("\n  ")) + "   (Ctrl-C ends it)");
        if (plan.site().isGuarded()) {
            out.println("  As in the cluster, 403 is the answer to everyone whom edge in "
                    + plan.descriptor().file() + " does not let in.");
        }
        if (plan.site().isClosed()) {
            out.println("  As in the cluster, 503 is the answer while nginx.maintenance in "
                    + plan.descriptor().file() + " closes the site.");
        }
        out.flush();
        watchPolicy(log, cleanUp);
        return server.await();
    }

    /** In mode build the bundle is gone when the site is published. */
    private SiteSources sources() {
        return request.mode() == App.Mode.PREBUILT ? SiteSources.ofBuilt(plan.descriptor()) : SiteSources.unbuilt();
    }

    private void watchPolicy(Path log, CleanUp cleanUp) {
        Thread watch = new Thread(
                new PolicyReports(log, new PolicyLesson(plan, request.learn(), out)::blocked), "policy reports");
        watch.setDaemon(true);
        watch.start();
        cleanUp.add(watch::interrupt);
    }

    /** Beside the source a build would find what is in the source, such as its packages, which a pod does not have there. */
    private Path work(CleanUp cleanUp) throws IOException {
        Path work = Files.createTempDirectory("slipway-build-");
        cleanUp.add(() -> remove(work));
        return work;
    }

    private static void remove(Path directory) {
        try {
            DirectoryTree.delete(directory);
        } catch (IOException e) {
            throw new SlipwayException(
                    ExitCode.FAILED,
                    List.of(Problem.of("cannot clean up: " + e.getMessage()).at(directory.toString())),
                    e);
        }
    }
}
