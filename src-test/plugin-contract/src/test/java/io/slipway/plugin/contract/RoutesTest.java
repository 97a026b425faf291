package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import hudson.model.Api;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.security.stapler.StaplerDispatchable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jenkins goes by way of a getter only to what has a web method of its own, or where the getter says that it may: without
 * that, the page behind it answers 404.
 */
class RoutesTest {

    /** Getters that lead to a page, or on to one. */
    static List<JavaMethod> routes() {
        Set<JavaClass> pages = pages();
        return Plugin.CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("get[A-Z].*"))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> pages.contains(method.getRawReturnType()))
                .toList();
    }

    /** Those with a page or an API of their own, and those from which there is a way to one. */
    private static Set<JavaClass> pages() {
        Set<JavaClass> pages = Plugin.CLASSES.stream()
                .filter(type -> Files.exists(Plugin.RESOURCES.resolve(
                                type.getName().replace('.', '/').replace('$', '/') + "/index.jelly"))
                        || type.getMethods().stream()
                                .anyMatch(method ->
                                        method.getRawReturnType().isEquivalentTo(Api.class)))
                .collect(Collectors.toSet());
        Set<JavaClass> ways = Plugin.CLASSES.stream()
                .filter(type -> type.getMethods().stream().anyMatch(method -> isWay(method, pages)))
                .collect(Collectors.toSet());
        return Stream.concat(pages.stream(), ways.stream()).collect(Collectors.toSet());
    }

    private static boolean isWay(JavaMethod method, Set<JavaClass> pages) {
        return method.getRawParameterTypes().size() == 1 && pages.contains(method.getRawReturnType());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void jenkinsMayGoThisWay(JavaMethod route) {
        boolean ownMethod = route.getRawReturnType().getMethods().stream()
                .anyMatch(method -> method.getName().matches("do[A-Z].*"));
        assertThat(ownMethod || route.isAnnotatedWith(StaplerDispatchable.class))
                .as(route.getFullName())
                .isTrue();
    }

    @Test
    void thereAreSome() {
        assertThat(routes()).extracting(JavaMethod::getName).contains("getApp", "getEnvironment", "getApprovals");
    }
}
