package io.slipway.release.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the options of a verb stand under in its help, in this order: what it cannot do without first, then what is its own. */
enum HelpHeading {
    REQUIRED("Required"),
    OPTIONS("Options"),
    RELEASED("What is released"),
    COMPARED("What it is compared with"),
    VARIABLES("Variables"),
    CLUSTER("Cluster and Helm"),
    FAILURE("Waiting and failure"),
    CHECKS("Checks"),
    RECORD("For the record"),
    OUTPUT("Output and help");

    /** Of a mixin, where all its options stand; of one option, where that does. Without it, an option is the verb's own. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.FIELD})
    @interface Under {
        HelpHeading value();
    }

    private final String text;

    HelpHeading(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The options of a verb by their headings; each heading's as they are declared, those for help last. */
    static Map<HelpHeading, List<OptionSpec>> optionsOf(CommandSpec verb) {
        Map<HelpHeading, List<OptionSpec>> byHeading = new EnumMap<>(HelpHeading.class);
        verb.options().stream()
                .sorted(Comparator.comparing(option -> option.usageHelp() || option.versionHelp()))
                .forEach(option -> byHeading
                        .computeIfAbsent(of(option), heading -> new ArrayList<>())
                        .add(option));
        return byHeading;
    }

    private static HelpHeading of(OptionSpec option) {
        if (option.required()) {
            return REQUIRED;
        }
        if (option.usageHelp() || option.versionHelp() || option.inherited()) {
            return OUTPUT;
        }
        if (option.userObject() instanceof Member member && member instanceof AnnotatedElement declared) {
            return Optional.ofNullable(declared.getAnnotation(Under.class))
                    .or(() -> Optional.ofNullable(member.getDeclaringClass().getAnnotation(Under.class)))
                    .map(Under::value)
                    .orElse(OPTIONS);
        }
        // The command's own, for every verb.
        return OUTPUT;
    }
}
