package io.sealrail.system.agent;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/** Replaces a part of the text constants that a method uses; the class does not load if there is no such text. */
final class Constants implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {

    private final String text;
    private final String replacement;

    private Constants(String text, String replacement) {
        this.text = text;
        this.replacement = replacement;
    }

    static Weave.How replace(String text, String replacement) {
        return new Replacement(text, replacement);
    }

    private record Replacement(String text, String by) implements Weave.How {

        @Override
        public AsmVisitorWrapper in(Target target) {
            return new AsmVisitorWrapper.ForDeclaredMethods().method(target.matcher(), new Constants(text, by));
        }
    }

    @Override
    public MethodVisitor wrap(
            TypeDescription type,
            MethodDescription method,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool pool,
            int writerFlags,
            int readerFlags) {
        return new MethodVisitor(Opcodes.ASM9, visitor) {
            private boolean found;

            @Override
            public void visitLdcInsn(Object constant) {
                if (constant instanceof String sql && sql.contains(text)) {
                    found = true;
                    super.visitLdcInsn(sql.replace(text, replacement));
                } else {
                    super.visitLdcInsn(constant);
                }
            }

            @Override
            public void visitEnd() {
                if (!found) {
                    throw new IllegalStateException(method + " has no text '" + text + "'");
                }
                super.visitEnd();
            }
        };
    }
}
