package io.sealrail.onchain.batch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

import io.sealrail.stack.StackResource;

/** Real PostgreSQL and Kafka of the local stack, and a chain of the test's own. */
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "chain", value = "false"),
        restrictToAnnotatedClass = false)
@QuarkusTestResource(PrivateChain.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OnPrivateChain {}
