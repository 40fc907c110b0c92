package io.sealrail.system.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.utility.JavaModule;

/** Weaves crash points, clocks that can be moved and the switches that are given into a service as its classes load. */
public final class Agent {

    private static final int NOT_WOVEN = 3;

    private Agent() {}

    /** The JVM calls this before the service's main method; {@link Settings} says what it is told. */
    public static void premain(String argument, Instrumentation instrumentation) {
        Settings settings = Settings.parse(argument);
        Probe.begin(settings);
        Map<String, List<Weave>> byType = Weaves.EVERY.stream()
                .filter(weave -> weave.target().services().contains(settings.service()))
                .filter(weave -> weave.when() == null || settings.off().contains(weave.when()))
                .collect(Collectors.groupingBy(weave -> weave.target().type()));
        AgentBuilder agent = new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(new Loud());
        for (Map.Entry<String, List<Weave>> type : byType.entrySet()) {
            agent = agent.type(ElementMatchers.named(type.getKey()))
                    .transform((builder, description, loader, module, domain) ->
                            woven(builder, description, type.getValue()));
        }
        agent.installOn(instrumentation);
    }

    private static DynamicType.Builder<?> woven(
            DynamicType.Builder<?> builder, TypeDescription description, List<Weave> weaves) {
        DynamicType.Builder<?> result = builder;
        for (Weave weave : weaves) {
            if (!weave.target().isIn(description)) {
                throw new IllegalStateException("there is no method " + weave.target());
            }
            result = result.visit(weave.how().in(weave.target()));
        }
        return result;
    }

    /** A service into which something cannot be woven must not run: what the harness then shows would mean nothing. */
    private static final class Loud extends AgentBuilder.Listener.Adapter {

        @Override
        public void onError(String typeName, ClassLoader loader, JavaModule module, boolean loaded, Throwable failure) {
            System.err.println("agent: " + typeName + " cannot be changed: " + failure);
            Runtime.getRuntime().halt(NOT_WOVEN);
        }
    }
}
