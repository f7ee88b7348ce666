package acme;

import io.varscope.Reuse;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import java.util.Objects;

/**
 * Binds the models of {@link Translator}.
 */
@Binder("acme.Translator")
final class TranslatorGraph {
  private TranslatorGraph() {
  }

  /**
   * Binds every variable of all models to a store, all or none. What one model shares, and
   * another creates, is created first.
   *
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static void bindAll(VariableStore store, Encoder encoder, Object decoder) {
    bindAll(store, encoder, decoder, Reuse.FALSE);
  }

  /**
   * Binds every variable of all models to a store, all or none. What one model shares, and
   * another creates, is created first.
   * TRUE shares what an earlier bind has created, in this store or in the one that it is
   * a copy of; AUTO shares or creates.
   *
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static void bindAll(VariableStore store, Encoder encoder, Object decoder, Reuse reuse) {
    Contract.require(1, "acme.TranslatorGraph");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(encoder, "encoder");
    Objects.requireNonNull(decoder, "decoder");
    Binding binding = Binding.at(store.scope("encoder", "/"), "acme.Encoder", reuse, "TranslatorGraph.bindAll(store, ..., ");
    EncoderVariables.declare(encoder, binding);
    DecoderVariables.declare(decoder, binding.with(store.scope("decoder", "/"), "acme.Decoder"));
    binding.commit();
  }
}
