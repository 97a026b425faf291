package io.slipway.plugin.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What slipway advises to say on a command line, as a step says it: {@code --allow-older} is {@code allowOlder: true} in a Pipeline. */
final class AdvisedOptions {

    /** A fix in the log, which has a line of its own; longer ones go on below. */
    private static final Pattern IN_LOG = Pattern.compile("(?m)^ {2}fix: .*+(?:\\R {7}.*+)*+");

    private static final Pattern IN_REPORT = Pattern.compile("\"fix\"\\s*+:\\s*+\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private static final Pattern WORD = Pattern.compile("-([a-z])");

    private static final Set<String> FLAGS = Set.of("allow-older", "create-namespace", "plain-http", "take-ownership");

    /** Those whose value can stand beside them. */
    private static final Set<String> VALUES = Set.of("chart", "formerly", "helm", "on-pending");

    private static final Set<String> OTHERS = Set.of("kubeconfig", "set", "timeout", "version");

    /** Names of parameters, by those of options. */
    static final Map<String, String> PARAMETERS = Stream.of(FLAGS, VALUES, OTHERS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(option -> option, AdvisedOptions::parameter));

    private static final List<Rule> RULES = rules();

    private AdvisedOptions() {}

    /** A text of slipway's log; what it does not advise is left. */
    static String inLog(String log) {
        return IN_LOG.matcher(log).replaceAll(fix -> Matcher.quoteReplacement(inSteps(fix.group())));
    }

    /** The same of its report. */
    static String inReport(String json) {
        return IN_REPORT.matcher(json).replaceAll(fix -> Matcher.quoteReplacement(inSteps(fix.group())));
    }

    private static String inSteps(String fix) {
        String text = fix;
        for (Rule rule : RULES) {
            text = rule.pattern().matcher(text).replaceAll(rule.replacement());
        }
        return text;
    }

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String pattern, String replacement) {
            return new Rule(Pattern.compile(pattern), replacement);
        }
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.of("--set ([\\w.-]++)=…", "set: [slipwayVariable(name: '$1', value: '…')]"));
        FLAGS.forEach(option -> rules.add(Rule.of(option(option), parameter(option) + ": true")));
        VALUES.forEach(option ->
                rules.add(Rule.of(option(option) + " (?!out\\b)([^\\s'\",;)]++)", parameter(option) + ": '$1'")));
        Stream.of(VALUES, OTHERS)
                .flatMap(Set::stream)
                .forEach(option -> rules.add(Rule.of(option(option), parameter(option))));
        return List.copyOf(rules);
    }

    /** The same name in camel case; Jenkins has the kubeconfig among its credentials. */
    private static String parameter(String option) {
        return option.equals("kubeconfig")
                ? "credentialsId"
                : WORD.matcher(option).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static String option(String name) {
        return "(?<![\\w-])--" + name + "(?![\\w-])";
    }
}
