package io.sealrail.stack.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of {@code routes.txt}: which service answers which path. */
final class Routes {

    /** A service would resolve these and answer under another path than the one that was routed. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(/|$)|%2e|%2f|%5c|\\\\|;", Pattern.CASE_INSENSITIVE);

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    static Routes bundled() {
        InputStream table = Routes.class.getResourceAsStream("routes.txt");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new Routes(reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::parse)
                    .collect(Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path as it was sent, still percent-encoded */
    Optional<String> service(String path) {
        if (path == null || AMBIGUOUS.matcher(path).find()) {
            return Optional.empty();
        }
        return routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .map(route -> route.service)
                .findFirst();
    }

    private record Route(Pattern path, String service) {

        static Route parse(String line) {
            String[] columns = line.trim().split("\\s+");
            String pattern = columns[0]
                    .replace(".", "\\.")
                    .replaceAll("\\{\\w+}", "[^/]+")
                    .replace("**", ".*");
            return new Route(Pattern.compile(pattern), columns[1]);
        }
    }
}
