package io.sealrail.kit.fetch;

import java.util.Locale;

/** Who a host belongs to, roughly: names are cheap to make under one domain, domains are not. */
public final class DomainOf {

    private DomainOf() {}

    /** The last two labels of a host's name in lower case; the whole of an address by number. */
    public static String host(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        boolean number = name.isEmpty() || name.endsWith("]") || Character.isDigit(name.charAt(name.length() - 1));
        int last = name.lastIndexOf('.');
        return number || last < 0 ? name : name.substring(name.lastIndexOf('.', last - 1) + 1);
    }
}
