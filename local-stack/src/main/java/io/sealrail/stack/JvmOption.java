package io.sealrail.stack;

/**
 * An option of the JVM of some services.
 *
 * @param service whose processes get it; {@code *} for all
 * @param template the option, in which <code>{part}</code> stands for the name of the process
 */
record JvmOption(String service, String template) {

    /** @param text {@code SERVICE=OPTION} */
    static JvmOption parse(String text) {
        String[] pair = text.split("=", 2);
        if (pair.length != 2 || !pair[1].startsWith("-")) {
            throw new StackException("'" + text + "' is not SERVICE=OPTION; " + RunOptions.USAGE);
        }
        return new JvmOption(pair[0], pair[1]);
    }

    boolean isFor(String name) {
        return service.equals("*") || service.equals(name);
    }

    String of(String part) {
        return template.replace("{part}", part);
    }
}
