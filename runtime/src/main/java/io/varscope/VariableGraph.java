package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names all the roots that a program binds to one store.
 *
 * <p>The compiler then proves that they fit, whether they are compiled here or come from libraries:
 * every name is created once, everything that is shared is created, and shapes and dtypes agree. It
 * writes a class with a method that binds all of them at once, creations first, whichever shares
 * with which, and a {@link Manifest} of the whole.
 *
 * <pre>{@code
 * @VariableGraph({Encoder.class, Decoder.class})
 * final class Translator {}
 *
 * TranslatorGraph.bindAll(store, new Encoder(), new Decoder());
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface VariableGraph {

  /** The roots, each once. */
  Class<?>[] value();
}
