package io.slipway.initcontainer;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line: an option for every setting, over the environment. */
final class CommandLineOptions {
    private CommandLineOptions() {}

    static int run(String[] arguments, Map<String, String> environment) {
        CommandSpec spec = spec("slipway-init", "Fills the volume that nginx serves.", Setting.values());
        spec.addSubcommand("publish", spec("publish", "Publishes the site (the default).", Setting.values()));
        spec.addSubcommand("index", index());
        spec.addSubcommand(
                "rehearse",
                spec(
                        "rehearse",
                        "Publishes a small bundle of its own and throws it away: tries an image, trains Java."));
        CommandLine line = new CommandLine(spec);
        line.setExecutionStrategy(result -> execute(result, environment));
        line.setParameterExceptionHandler((wrong, all) -> {
            String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
            Problem problem = Problem.of(wrong.getMessage()).fix(help + " lists what there is");
            System.err.println(problem.text(environment.getOrDefault(Setting.ENVIRONMENT.env(), "")));
            return InitException.WRONG_INPUT;
        });
        return line.execute(arguments);
    }

    private static CommandSpec index() {
        CommandSpec index = spec(
                "index",
                "Finds the tokens of a built bundle once, while the image is built.",
                Setting.TOKEN_STYLE,
                Setting.SOURCE,
                Setting.TOKEN_FILES,
                Setting.TOKEN_ALLOW,
                Setting.GZIP,
                Setting.BROTLI,
                Setting.HOIST,
                Setting.VALUES,
                Setting.APP,
                Setting.TERMINATION_LOG);
        index.addPositional(PositionalParamSpec.builder()
                .paramLabel("BUNDLE")
                .arity("1")
                .type(String.class)
                .description("directory of the built bundle")
                .build());
        return index;
    }

    private static CommandSpec spec(String name, String description, Setting... settings) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        spec.version("slipway-init " + CommandLineOptions.class.getPackage().getImplementationVersion());
        for (Setting setting : settings) {
            spec.addOption(OptionSpec.builder(setting.option())
                    .paramLabel("<" + setting.env() + ">")
                    .type(setting.isList() ? List.class : String.class)
                    .auxiliaryTypes(String.class)
                    .description(setting.meaning().replace("${", "$${")) // a style of tokens, not picocli's
                    .build());
        }
        if (List.of(settings).contains(Setting.MODE)) {
            spec.addOption(OptionSpec.builder("--var")
                    .paramLabel("NAME=VALUE")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description("a variable; " + Setting.VARIABLE_PREFIX + "NAME in the environment")
                    .build());
        }
        return spec;
    }

    private static int execute(ParseResult result, Map<String, String> environment) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return help;
        }
        Map<String, String> settings = new HashMap<>(environment);
        read(result, settings);
        String verb = "publish";
        if (result.hasSubcommand()) {
            verb = result.subcommand().commandSpec().name();
            read(result.subcommand(), settings);
        }
        Run run = new Run(new Settings(settings));
        return switch (verb) {
            case "index" -> run.index(Path.of(result.subcommand().matchedPositionalValue(0, "")));
            case "rehearse" -> run.rehearse();
            default -> run.publish();
        };
    }

    /** A list may be given in one option or in several. */
    private static String value(ParseResult result, Setting setting) {
        if (setting.isList()) {
            List<String> texts = result.matchedOptionValue(setting.option(), List.of());
            return String.join("\n", texts);
        }
        return result.matchedOptionValue(setting.option(), "");
    }

    private static void read(ParseResult result, Map<String, String> settings) {
        for (Setting setting : Setting.values()) {
            if (result.hasMatchedOption(setting.option())) {
                settings.put(setting.env(), value(result, setting));
            }
        }
        List<String> variables = result.matchedOptionValue("--var", List.of());
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new CommandLine.ParameterException(
                        result.commandSpec().commandLine(), "--var needs NAME=VALUE, not " + variable);
            }
            settings.put(Setting.VARIABLE_PREFIX + variable.substring(0, equals), variable.substring(equals + 1));
        }
    }
}
