package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.verb.POST;

/** Stapler serves each public method whose name begins with do: none may be reached by a GET or without a permission. */
class WebMethodsTest {

    private static final Set<String> CHECKS =
            Set.of("checkPermission", "check", "isGranted", "toConfigure", "toConfigureJob");

    static List<JavaMethod> webMethods() {
        return Plugin.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("webMethods")
    void takesNothingButPost(JavaMethod method) {
        assertThat(method.isAnnotatedWith(POST.class)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("webMethods")
    void checksAPermissionBeforeAllElse(JavaMethod method) {
        Optional<JavaMethodCall> first = method.getMethodCallsFromSelf().stream()
                .filter(call -> !call.getName().equals("get"))
                .min(Comparator.comparingInt(JavaMethodCall::getLineNumber));
        assertThat(first.map(JavaMethodCall::getName)).get().isIn(CHECKS);
    }

    @Test
    void thereAreSome() {
        assertThat(webMethods()).hasSizeGreaterThan(10);
    }
}
