package io.slipway.plugin.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.slipway.plugin.Texts;
import io.slipway.plugin.agent.Command;
import io.slipway.plugin.records.KeptFiles;
import io.slipway.plugin.records.ReleasesAction;
import io.slipway.plugin.settings.EnvironmentChecks;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.GroupVariable;
import io.slipway.plugin.settings.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What slipway is started with: the verb, what the step says, and what Jenkins adds from its configuration. All that is
 * secret, or comes from the controller, goes through private files.
 */
public final class CommandLine {

    static final String KUBECONFIG = "kubeconfig";
    private static final String FROM_KUBECONFIG = "from-kubeconfig";
    private static final String VARIABLES = "variables.json";
    private static final String SET = "set.json";
    private static final String CHECK = "check-";

    private final EngineRequest request;
    private final Job<?, ?> job;
    private final Optional<Run<?, ?>> run;
    private final Settings settings;
    private final Secrets secrets;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private CommandLine(EngineRequest request, Job<?, ?> job, Optional<Run<?, ?>> run, Secrets secrets)
            throws IOException {
        this.request = request;
        this.job = job;
        this.run = run;
        settings = Settings.toRelease(job);
        this.secrets = secrets;
    }

    static CommandLine of(EngineRequest request, Run<?, ?> run) throws IOException {
        return of(new CommandLine(request, run.getParent(), Optional.of(run), Secrets.of(run)));
    }

    /** Of a question that no build asks, about what a build has kept. */
    static CommandLine of(EngineRequest request, Job<?, ?> job) throws IOException {
        return of(new CommandLine(request, job, Optional.empty(), Secrets.of(Optional.of(job))));
    }

    private static CommandLine of(CommandLine line) throws IOException {
        EngineRequest request = line.request;
        line.arguments.addAll(request.verb().words());
        line.descriptor();
        // Of several files with variables, a later one wins.
        line.variables(VARIABLES, line.settings.variables(request.environment()).values());
        line.arguments.addAll(request.arguments());
        line.variablesText();
        line.variables(SET, request.set());
        line.chart();
        line.comparedWith();
        line.clusters();
        line.checks();
        line.origin();
        return line;
    }

    private void descriptor() throws IOException {
        int build = request.descriptorOf();
        if (build == 0) {
            return;
        }
        arguments.add(file(KeptFiles.DESCRIPTOR, kept(build, KeptFiles.descriptor(request.directory())), build));
    }

    private void comparedWith() throws IOException {
        int build = request.comparedWith();
        if (build != 0) {
            arguments.add("--from-app");
            arguments.add(file("from-slipway.yaml", kept(build, KeptFiles.descriptor(request.directory())), build));
            arguments.add("--from-chart");
            arguments.add(file("from-chart.tgz", kept(build, KeptFiles.chart(request.directory())), build));
        }
    }

    private byte[] kept(int build, String name) throws IOException {
        return KeptFiles.of(job, build)
                .read(name)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new AbortException(Texts.of(CommandLine.class, "notKept", build)));
    }

    private void chart() throws IOException {
        if (!request.takesChart()) {
            return;
        }
        if (!request.chart().isEmpty()) {
            arguments.add("--chart=" + request.chart());
            return;
        }
        KeptFiles.of(job, source()).read(KeptFiles.chart(request.directory())).ifPresent(chart -> {
            arguments.add("--chart");
            arguments.add(file("chart.tgz", chart, source()));
            version();
        });
    }

    /** Whether all is there that Jenkins adds: what is missing is found before people are asked. */
    public static void check(EngineRequest request, Run<?, ?> run) throws IOException {
        of(request, run);
    }

    /** The chart says no version of the image; the step that packaged it did. */
    private void version() {
        String packaged = run.map(build ->
                        ReleasesAction.of(build).packaged(request.directory()).getVersion())
                .orElse("");
        boolean said = arguments.stream().anyMatch(argument -> argument.startsWith("--version="));
        if (!said && !packaged.isEmpty()) {
            arguments.add("--version=" + packaged);
        }
    }

    private void variables(String name, Collection<GroupVariable> variables) throws IOException {
        if (!request.takesVariables() || variables.isEmpty()) {
            return;
        }
        arguments.add("--variables-file");
        arguments.add(
                file(name, new ObjectMapper().writeValueAsBytes(secrets.values(variables)), request.environment()));
    }

    private void variablesText() {
        if (!request.variablesText().isEmpty()) {
            arguments.add("--variables-file");
            arguments.add(file("step-variables.yaml", request.variablesText().getBytes(StandardCharsets.UTF_8), ""));
        }
    }

    private void clusters() throws IOException {
        if (!request.verb().needsCluster() || request.comparedWith() != 0) {
            return;
        }
        cluster("--kubeconfig", KUBECONFIG, request.environment(), request.credentialsId());
        if (!request.from().isEmpty()) {
            cluster("--from-kubeconfig", FROM_KUBECONFIG, request.from(), "");
        }
    }

    /** Without credentials slipway looks where the agent has a kubeconfig, and says so when it has none. */
    private void cluster(String option, String name, String environmentName, String stepId) throws IOException {
        EnvironmentSettings environment = settings.environment(environmentName);
        String id = stepId.isEmpty() ? environment.getCredentialsId() : stepId;
        guard(id, environment);
        if (!id.isEmpty()) {
            arguments.add(option);
            arguments.add(file(name, secrets.kubeconfig(id, environment).getBytes(StandardCharsets.UTF_8), id));
        }
    }

    /** Another name for an environment must not be a way around its approval. */
    private void guard(String id, EnvironmentSettings environment) throws AbortException {
        for (EnvironmentSettings other : settings.environments().values()) {
            boolean guarded =
                    other.approvalRule().isPresent() && other.getCredentialsId().equals(id);
            if (guarded && !environment.getCredentialsId().equals(id)) {
                throw new AbortException(Texts.of(CommandLine.class, "guarded", id, other.getName()));
            }
        }
    }

    /** Only what the environment's configuration allows: its policy is in the cluster, and may name any credentials. */
    private void checks() throws IOException {
        if (!request.verb().asksChecks()) {
            return;
        }
        Optional<EnvironmentChecks> policy = environment().policy();
        if (policy.isPresent()) {
            arguments.add("--policy");
            arguments.add(file("policy.json", policy.get().policy(), request.environment()));
        }
        request.checksSince().ifPresent(since -> arguments.add("--checks-since=" + since));
        if (request.verb() == Verb.ROLLBACK) {
            return;
        }
        for (String id : environment().checkCredentialsIds()) {
            arguments.add("--check-credentials");
            arguments.add(id + "=" + file(CHECK + id, secrets.login(id).getBytes(StandardCharsets.UTF_8), id));
        }
    }

    private void origin() throws IOException {
        if (request.verb().changesEnvironment()) {
            arguments.addAll(Origin.of(run.orElseThrow(), request.environment()));
        }
        if (request.verb().namesBuild()) {
            arguments.addAll(Origin.branch(environmentOfJob()));
            // What is released was made by that build: by its number slipway tells which of two is newer.
            arguments.add("--build-number=" + source());
        }
    }

    /** Number of the build that made what is asked for. */
    private int source() {
        return request.descriptorOf() == 0 ? run.orElseThrow().getNumber() : request.descriptorOf();
    }

    private Map<String, String> environmentOfJob() throws IOException {
        try {
            return job.getEnvironment(null, TaskListener.NULL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** @param of what the file was made of, for what people call it */
    private String file(String name, byte[] bytes, Object of) {
        files.put(name, bytes);
        names.put(name, nameOf(name, of));
        return Command.privateFile(name);
    }

    /** What people call a private file that was made of something. */
    static String nameOf(String file, Object of) {
        return Texts.of(CommandLine.class, file.startsWith(CHECK) ? "check" : file, of);
    }

    EnvironmentSettings environment() {
        return settings.environment(request.environment());
    }

    List<String> arguments() {
        return List.copyOf(arguments);
    }

    Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    /** What people call the private files, by their names. */
    Map<String, String> names() {
        return Map.copyOf(names);
    }

    List<String> secrets() {
        return secrets.seen();
    }
}
