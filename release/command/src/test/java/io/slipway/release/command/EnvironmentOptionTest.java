package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnvironmentOptionTest {

    /** The names that {@code import} takes are of environments that no descriptor knows yet. */
    @Test
    void verbsTakeOneEnvironmentSomeOrATemplateByOneMixinEach() {
        List<String> others = Verbs.all().stream()
                .filter(verb -> verb.getCommandSpec().findOption(EnvironmentArgument.OPTION) != null)
                .filter(verb -> !List.of(EnvironmentArgument.class, EnvironmentsArgument.class, TemplateArgument.class)
                        .contains(declaring(verb)))
                .map(Verbs::words)
                .toList();

        assertThat(others).containsExactly("import");
    }

    private static Class<?> declaring(CommandLine verb) {
        return ((Field) verb.getCommandSpec()
                        .findOption(EnvironmentArgument.OPTION)
                        .userObject())
                .getDeclaringClass();
    }
}
