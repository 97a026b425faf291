package io.slipway.release.helm.embedded;

import com.marcnuri.helm.LintCommand;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.PushCommand;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.sun.jna.Native;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of the child process: holds Helm as a native library and answers {@link EmbeddedHelm} until stdin ends.
 *
 * <p>Started with the path of the library as the only argument. Loads as few classes as it can: most of its life is JVM
 * start.
 */
final class HelmChild {

    private final HelmLib helm;

    private HelmChild(HelmLib helm) {
        this.helm = helm;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream answers = takeStdout();
        LinkedBlockingQueue<Frame> requests = new LinkedBlockingQueue<>();
        listen(requests);
        HelmChild child = new HelmChild(Native.load(arguments[0], HelmLib.class));
        new Frame(Map.of("ready", "true")).write(answers);
        while (true) {
            child.answer(requests.take()).write(answers);
        }
    }

    /** Answers go to the real stdout alone; whatever else would print goes to stderr. */
    private static DataOutputStream takeStdout() {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        return answers;
    }

    /** Reads in a thread of its own, so that the child ends with its parent even in the midst of a call. */
    private static void listen(LinkedBlockingQueue<Frame> requests) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        Thread listener = new Thread(
                () -> {
                    try {
                        Optional<Frame> next = Frame.read(in);
                        while (next.isPresent()) {
                            requests.add(next.get());
                            next = Frame.read(in);
                        }
                    } catch (IOException brokenPipe) {
                        // The same as its end.
                    }
                    // Not exit(): Helm may hang, and the Go runtime has no shutdown that could be waited for.
                    Runtime.getRuntime().halt(0);
                },
                "requests");
        listener.setDaemon(true);
        listener.start();
    }

    @SuppressWarnings("IllegalCatch")
    private Frame answer(Frame request) {
        try {
            return new Frame(Map.of("out", call(request)));
        } catch (RuntimeException fromHelm) {
            return new Frame(Map.of("error", String.valueOf(fromHelm.getMessage())));
        }
    }

    private String call(Frame request) {
        return switch (request.get("verb")) {
            case "lint" -> lint(request);
            case "template" -> template(request);
            case "upgrade" -> upgrade(request);
            case "uninstall" -> uninstall(request);
            case "push" -> push(request);
            default -> throw new IllegalArgumentException("unknown verb " + request.get("verb"));
        };
    }

    private String lint(Frame request) {
        LintResult result = new LintCommand(helm, Path.of(request.get("chart"))).call();
        return String.join("\n", result.getMessages());
    }

    private String template(Frame request) {
        String manifests = new TemplateCommand(helm, Path.of(request.get("chart")))
                .withName(request.get("release"))
                .withNamespace(request.get("namespace"))
                .withKubeVersion(request.get("kubeVersion"))
                .withValuesFile(Path.of(request.get("values")))
                .call();
        return manifests == null ? "" : manifests;
    }

    private String upgrade(Frame request) {
        UpgradeCommand command = new UpgradeCommand(helm, Path.of(request.get("chart")))
                .install()
                .resetValues()
                .withName(request.get("release"))
                .withNamespace(request.get("namespace"))
                .withKubeConfig(Path.of(request.get("kubeconfig")))
                .withValuesFile(Path.of(request.get("values")))
                .withDescription(request.get("description"))
                .withTimeout(Integer.parseInt(request.get("timeout")));
        if (request.is("wait")) {
            command.waitReady();
        }
        command.call();
        return "";
    }

    private String uninstall(Frame request) {
        new UninstallCommand(helm, request.get("release"))
                .withNamespace(request.get("namespace"))
                .withKubeConfig(Path.of(request.get("kubeconfig")))
                .withCascade(UninstallCommand.Cascade.FOREGROUND)
                .ignoreNotFound()
                .call();
        return "";
    }

    private String push(Frame request) {
        PushCommand command = new PushCommand(helm)
                .withChart(Path.of(request.get("archive")))
                .withRemote(URI.create(request.get("registry")));
        if (request.is("plainHttp")) {
            command.plainHttp();
        }
        if (!request.get("caFile").isEmpty()) {
            command.withCaFile(Path.of(request.get("caFile")));
        }
        return String.valueOf(command.call());
    }
}
