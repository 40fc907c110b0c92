package io.sealrail.system.agent;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/**
 * Runs in a JVM of its own with the agent and the classes of a service: calls one method as it is woven and prints what it gives.
 * Arguments: class and method.
 */
final class Subject {

    private Subject() {}

    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName(arguments[0]);
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(arguments[1]) && !each.isSynthetic())
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            Object[] nothing = Arrays.stream(method.getParameterTypes())
                    .map(parameter -> parameter == boolean.class ? false : null)
                    .toArray();
            System.out.println(said(method.invoke(unmade(type), nothing)));
        } catch (InvocationTargetException e) {
            System.out.println("failed: " + e.getCause().getClass().getSimpleName());
        }
    }

    /** Clocks are told as the seconds that they are ahead. */
    private static String said(Object answer) {
        return answer instanceof Clock clock
                ? "ahead " + Math.round((clock.millis() - Instant.now().toEpochMilli()) / 1000.0)
                : String.valueOf(answer);
    }

    /** An instance whose constructor has not run. */
    private static Object unmade(Class<?> type) throws ReflectiveOperationException {
        Class<?> factories = Class.forName("sun.reflect.ReflectionFactory");
        Object factory = factories.getMethod("getReflectionFactory").invoke(null);
        Method none = factories.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        return ((Constructor<?>) none.invoke(factory, type, Object.class.getDeclaredConstructor())).newInstance();
    }
}
