package io.slipway.endtoend.releasing;

import io.slipway.endtoend.cluster.ClusterExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests on the cluster once by each {@link ReleasingHelm}, which its field with {@code @Parameter} gets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
@ParameterizedClass
@EnumSource(ReleasingHelm.class)
@interface EachHelm {}
