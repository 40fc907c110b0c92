package io.sealrail.issuance.claim.rule;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * Compiles {@code cel} rules (the Common Expression Language, cel-spec) to what may look at {@code record}, {@code target} and
 * {@code today} and call the standard functions, nothing else: the language has neither loops without end nor input. Texts,
 * depth, iterations and the programs of regular expressions are bounded.
 */
final class CelRules {

    private static final int LONGEST_TEXT = 4096;
    private static final int DEEPEST = 32;
    private static final int MOST_ITERATIONS = 1000;
    private static final int LARGEST_REGEX = 1000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST_TEXT)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(LARGEST_REGEX)
            .enableHeterogeneousNumericComparisons(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .build();
    private static final MapType OBJECT = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("record", OBJECT)
            .addVar("target", OBJECT)
            .addVar("today", SimpleType.TIMESTAMP)
            .build();
    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    /** The rule; empty, and a sentence, where the text is no expression or gives another type. */
    Optional<Rule> compile(String text, ValueType type, Consumer<String> fault) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
            if (!results(type).contains(tree.getResultType())) {
                fault.accept(
                        "The expression gives " + tree.getResultType().name() + ", which is no " + type.text() + ".");
                return Optional.empty();
            }
            return Optional.of(new CelRule(runtime.createProgram(tree), type));
        } catch (CelValidationException e) {
            fault.accept("The expression is not valid: " + oneLine(e) + ".");
        } catch (CelEvaluationException e) {
            fault.accept("The expression cannot be evaluated.");
        }
        return Optional.empty();
    }

    /** What an expression may give, as far as is known before a record is: DYN is whatever the record has. */
    private static Set<CelType> results(ValueType type) {
        switch (type) {
            case BOOLEAN:
                return Set.of(SimpleType.BOOL, SimpleType.DYN);
            case NUMBER:
                return Set.of(SimpleType.INT, SimpleType.UINT, SimpleType.DOUBLE, SimpleType.DYN);
            case DATE:
                return Set.of(SimpleType.STRING, SimpleType.TIMESTAMP, SimpleType.DYN);
            default:
                return Set.of(SimpleType.STRING, SimpleType.DYN);
        }
    }

    private static String oneLine(CelValidationException invalid) {
        return invalid.getErrors().stream()
                .findFirst()
                .map(error -> error.getMessage())
                .orElse("it cannot be read")
                .replaceAll("\\s+", " ");
    }
}
