package io.slipway.plugin.engine;

import io.slipway.plugin.settings.GroupVariable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a step asks for. Nothing secret is in it: a Pipeline keeps it in its build. */
public final class EngineRequest implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Options of what changes an environment that slipway diff has, too. */
    private static final Set<String> COMPARED =
            Set.of("--version=", "--image-digest=", "--from=", "--chart=", "--variables-file=", "--helm=");

    private static final String ROLLBACK = "--rollback";

    private final Verb verb;
    private final String environment;
    private final List<String> arguments;
    private String directory = "";
    private String from = "";
    private String credentialsId = "";
    private String chart = "";
    private List<GroupVariable> set = new ArrayList<>();
    private int descriptorOf;
    private int comparedWith;
    private boolean allowOlder;
    private String comment = "";
    private long checksSince;
    private String variablesText = "";

    private EngineRequest(Verb verb, String environment, List<String> arguments) {
        this.verb = verb;
        this.environment = environment;
        this.arguments = new ArrayList<>(arguments);
    }

    /**
     * A request for the app in the workspace.
     *
     * @param environment that is changed; empty for none
     * @param arguments for the verb, beside those that Jenkins adds
     */
    public static EngineRequest of(Verb verb, String environment, List<String> arguments) {
        return new EngineRequest(verb, environment, arguments);
    }

    /** @param folder of the app, within the workspace; empty for the workspace itself */
    public EngineRequest in(String folder) {
        directory = folder;
        return this;
    }

    /** @param id of the cluster's credentials; empty for those that are configured for the environment */
    public EngineRequest with(String id) {
        credentialsId = id;
        return this;
    }

    /** @param source environment of a promotion */
    public EngineRequest from(String source) {
        from = source;
        return this;
    }

    /** @param file in the workspace; empty for the chart that the build packaged, or else the app's own */
    public EngineRequest chart(String file) {
        chart = file;
        return this;
    }

    /** @param variables of this release alone, which win over all others */
    public EngineRequest set(List<GroupVariable> variables) {
        set = new ArrayList<>(variables);
        return this;
    }

    /** @param build of the same job whose kept descriptor and chart are used; 0 for the one in the workspace */
    public EngineRequest descriptorOf(int build) {
        descriptorOf = build;
        return this;
    }

    /** @param build of the same job whose kept descriptor and chart slipway diff compares with; then no cluster is asked */
    public EngineRequest comparedWith(int build) {
        comparedWith = build;
        return this;
    }

    int comparedWith() {
        return comparedWith;
    }

    /** The same with the variables of a build in it: in a freestyle job nobody else expands them. */
    public EngineRequest expanded(UnaryOperator<String> expand) {
        EngineRequest request = of(
                verb, expand.apply(environment), arguments.stream().map(expand).toList());
        request.directory = expand.apply(directory);
        request.from = expand.apply(from);
        request.credentialsId = expand.apply(credentialsId);
        request.chart = expand.apply(chart);
        request.set = new ArrayList<>(
                set.stream().map(variable -> variable.expanded(expand)).toList());
        request.descriptorOf = descriptorOf;
        request.allowOlder = allowOlder;
        request.comment = expand.apply(comment());
        request.checksSince = checksSince;
        request.variablesText = variablesText();
        return request;
    }

    /** The same for another environment, of a request that is for none yet. */
    public EngineRequest to(String name) {
        List<String> all = new ArrayList<>(List.of("--environment=" + name));
        all.addAll(arguments);
        EngineRequest request = of(verb, name, all);
        request.directory = directory;
        request.credentialsId = credentialsId;
        request.set = new ArrayList<>(set);
        request.descriptorOf = descriptorOf;
        request.allowOlder = allowOlder;
        request.comment = comment();
        request.variablesText = variablesText();
        return request;
    }

    /** @param text of a file with variables, which no workspace has when it is needed; empty for none */
    public EngineRequest variables(String text) {
        variablesText = text;
        return this;
    }

    String variablesText() {
        // A Pipeline that an older Slipway kept has none.
        return variablesText == null ? "" : variablesText;
    }

    /** What only asks whether the checks of the environment are open, and changes nothing. */
    public EngineRequest asking() {
        EngineRequest request = expanded(UnaryOperator.identity());
        request.arguments.add("--checks-only");
        return request;
    }

    /** What shows how each check of the environment stands for this one, and changes nothing. */
    public EngineRequest checks() {
        return of(Verb.CHECKS, environment, List.of("--environment=" + environment))
                .in(directory)
                .with(credentialsId)
                .descriptorOf(descriptorOf);
    }

    /** What shows what this one would change, and changes nothing. */
    public EngineRequest diff() {
        List<String> compared = new ArrayList<>(List.of("--environment=" + environment));
        arguments.stream()
                .filter(argument -> COMPARED.stream().anyMatch(argument::startsWith))
                .forEach(compared::add);
        if (verb == Verb.ROLLBACK) {
            compared.add(ROLLBACK);
            option("--to").ifPresent(revision -> compared.add("--revision=" + revision));
        }
        return of(Verb.DIFF, environment, compared)
                .in(directory)
                .with(credentialsId)
                .chart(chart)
                .set(set)
                .descriptorOf(descriptorOf)
                .variables(variablesText())
                .from(from);
    }

    /** Whether it takes the chart that this build packaged; what a promotion or a rollback brings is in the cluster. */
    boolean takesChart() {
        return verb.takesChart() && from.isEmpty() && takesVariables();
    }

    /** Whether it computes values from variables; a rollback takes them as they were, also where it is only compared. */
    boolean takesVariables() {
        return verb.takesVariables() && !arguments.contains(ROLLBACK);
    }

    /** Remembers when the checks were first asked: by that, slipway knows when to give up. The first time stays. */
    public void askedAt(Instant now) {
        checksSince = checksSince == 0 ? now.toEpochMilli() : checksSince;
    }

    /** When the checks were first asked; empty while nobody has. */
    Optional<Instant> checksSince() {
        return checksSince == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(checksSince));
    }

    /** What finds the mistakes of this one that need no cluster. */
    public EngineRequest check() {
        List<String> checked = new ArrayList<>(List.of("--environment=" + environment));
        arguments.stream()
                .filter(argument -> argument.startsWith("--helm=") || argument.startsWith("--variables-file="))
                .forEach(checked::add);
        return of(Verb.CHECK, environment, checked).in(directory).set(set);
    }

    /** Whether its report is about all environments of the descriptor. */
    public boolean readsWholeDescriptor() {
        boolean reads = verb == Verb.PACKAGE || verb == Verb.CHECK;
        return reads && option("--environment").isEmpty();
    }

    /** @param older whether an older build may take the place of a newer one */
    public EngineRequest allowOlder(boolean older) {
        allowOlder = older;
        return this;
    }

    /** @param why this is done, for people */
    public EngineRequest because(String why) {
        comment = why;
        return this;
    }

    /** Why this is done; empty when nobody said it. */
    public String comment() {
        // A Pipeline that an older Slipway kept has none.
        return comment == null ? "" : comment;
    }

    public boolean allowsOlder() {
        return allowOlder;
    }

    /** As it would be typed, without what Jenkins adds. */
    @Override
    public String toString() {
        return String.join(" ", verb.word(), String.join(" ", arguments)).trim();
    }

    public Verb verb() {
        return verb;
    }

    public String environment() {
        return environment;
    }

    public List<String> arguments() {
        return List.copyOf(arguments);
    }

    /** The value of an option with one, such as {@code --version}; empty when it was not given. */
    public Optional<String> option(String name) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> argument.substring(name.length() + 1))
                .findFirst();
    }

    public String directory() {
        return directory;
    }

    public String from() {
        return from;
    }

    public String credentialsId() {
        return credentialsId;
    }

    public String chart() {
        return chart;
    }

    public List<GroupVariable> set() {
        return List.copyOf(set);
    }

    public int descriptorOf() {
        return descriptorOf;
    }
}
