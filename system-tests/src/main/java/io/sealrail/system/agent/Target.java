package io.sealrail.system.agent;

import java.util.List;
import java.util.Set;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A method of the services into which the agent weaves something.
 *
 * @param services in which it is; a class of the kit is in several
 * @param type the class's full name
 * @param parameters the full names of the parameters' erased types; empty: whatever they are, of every method of that name
 */
record Target(Set<String> services, String type, String method, List<String> parameters) {

    ElementMatcher.Junction<MethodDescription> matcher() {
        ElementMatcher.Junction<MethodDescription> named = ElementMatchers.named(method);
        ElementMatcher.Junction<MethodDescription> found = named.and(ElementMatchers.not(ElementMatchers.isAbstract()));
        if (!parameters.isEmpty()) {
            found = found.and(ElementMatchers.takesArguments(parameters.size()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            found = found.and(
                    ElementMatchers.takesArgument(i, ElementMatchers.<TypeDescription>named(parameters.get(i))));
        }
        return found;
    }

    boolean isIn(TypeDescription described) {
        return !described.getDeclaredMethods().filter(matcher()).isEmpty();
    }

    @Override
    public String toString() {
        return type + "." + method + (parameters.isEmpty() ? "" : parameters);
    }
}
