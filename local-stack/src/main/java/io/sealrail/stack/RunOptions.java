package io.sealrail.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./run} was asked for.
 *
 * @param once stop after the walk, with its outcome as exit status
 * @param fresh forget the data of earlier runs first
 * @param archives let each service leave a class-data archive when it ends, from which it starts faster the next time
 * @param walk tell the story after the start; {@code --quiet} leaves it out
 * @param data the folder of everything that survives a restart
 * @param port of the gateway
 * @param replicas how many processes of a service, where it is not one
 */
record RunOptions(
        boolean once,
        boolean fresh,
        boolean archives,
        boolean walk,
        Path data,
        int port,
        Map<String, Integer> replicas) {

    static final String USAGE = "usage: [PORT=8080] ./run [--once] [--fresh] [--no-archives] [--quiet] [--data FOLDER]"
            + " [--replicas SERVICE=N]";
    private static final int DEFAULT_PORT = 8080;

    /** @param port as the environment gives it, or null */
    static RunOptions parse(List<String> arguments, String port, Path defaultData) {
        boolean once = false;
        boolean fresh = false;
        boolean archives = true;
        boolean walk = true;
        Path data = defaultData;
        Map<String, Integer> replicas = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--once":
                    once = true;
                    break;
                case "--fresh":
                    fresh = true;
                    break;
                case "--no-archives":
                    archives = false;
                    break;
                case "--quiet":
                    walk = false;
                    break;
                case "--data":
                    data = Path.of(value(arguments, ++i)).toAbsolutePath();
                    break;
                case "--replicas":
                    String[] pair = value(arguments, ++i).split("=");
                    replicas.put(pair[0], number(pair[pair.length - 1]));
                    break;
                default:
                    throw new StackException("There is no option " + arguments.get(i) + "; " + USAGE);
            }
        }
        return new RunOptions(once, fresh, archives, walk || once, data, port(port), Map.copyOf(replicas));
    }

    private static int port(String text) {
        int port = text == null || text.isBlank() ? DEFAULT_PORT : number(text);
        if (port < 1 || port > 65535) {
            throw new StackException("PORT=" + text + " is not a port; use one from 1024 to 65535.");
        }
        return port;
    }

    private static String value(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new StackException(arguments.get(index - 1) + " needs a value; " + USAGE);
        }
        return arguments.get(index);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new StackException("'" + text + "' is not a number; " + USAGE, e);
        }
    }
}
