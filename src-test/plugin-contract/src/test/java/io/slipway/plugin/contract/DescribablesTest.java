package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescribablesTest {

    static Stream<Class<?>> describables() {
        return Plugin.classes().stream()
                .filter(type -> Describable.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()));
    }

    static Stream<Class<?>> descriptors() {
        return Plugin.classes().stream()
                .filter(type -> Descriptor.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("describables")
    void hasADescriptorThatJenkinsFinds(Class<?> type) {
        boolean itself = type.isAnnotationPresent(Extension.class);
        assertThat(itself || Arrays.stream(type.getClasses()).anyMatch(DescribablesTest::isDescriptor))
                .isTrue();
    }

    private static boolean isDescriptor(Class<?> nested) {
        return Descriptor.class.isAssignableFrom(nested) && nested.isAnnotationPresent(Extension.class);
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void hasASymbolOfOurs(Class<?> type) {
        assertThat(type.getAnnotation(Symbol.class).value()).hasSize(1).allMatch(name -> name.startsWith("slipway"));
    }

    @Test
    void noTwoHaveTheSameSymbol() {
        List<String> symbols = descriptors()
                .map(type -> type.getAnnotation(Symbol.class).value()[0])
                .toList();
        assertThat(symbols).doesNotHaveDuplicates();
    }

    @Test
    void aStepIsCalledByItsSymbol() throws ReflectiveOperationException {
        for (Class<?> type : descriptors().toList()) {
            if (StepDescriptor.class.isAssignableFrom(type)) {
                StepDescriptor step =
                        (StepDescriptor) type.getDeclaredConstructor().newInstance();
                assertThat(step.getFunctionName())
                        .isEqualTo(type.getAnnotation(Symbol.class).value()[0]);
            }
        }
    }
}
